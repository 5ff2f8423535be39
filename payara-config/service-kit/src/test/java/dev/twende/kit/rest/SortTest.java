package dev.twende.kit.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.kit.problem.Problem;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SortTest {
    private static final Map<String, String> KEYS = Map.of("name", "s.name", "code", "s.code");
    private static final UUID ID = new UUID(1, 2);

    @Test
    void sortsByIdWhenNobodyAsks() {
        Sort first = Sort.of(KEYS, "s.id", null, null);
        assertThat(first.condition()).isEqualTo("1 = 1");
        assertThat(first.orderBy()).isEqualTo(" order by s.id");

        Sort next = Sort.of(KEYS, "s.id", "", Cursor.encode(first.keyOf(ID, "")));
        assertThat(next.condition()).isEqualTo("s.id > :afterId");
        assertThat(next.afterId()).isEqualTo(ID);
    }

    @Test
    void goesOnBehindTheLastItemInTheSameOrder() {
        Sort next = Sort.of(
                KEYS,
                "s.id",
                "-name",
                Cursor.encode(Sort.of(KEYS, "s.id", "-name", null).keyOf(ID, "a\nb")));
        assertThat(next.condition()).isEqualTo("(s.name < :afterValue or (s.name = :afterValue and s.id < :afterId))");
        assertThat(next.orderBy()).isEqualTo(" order by s.name desc, s.id desc");
        assertThat(next.afterValue()).isEqualTo("a\nb");
    }

    @Test
    void refusesUnknownKeysAndForeignCursors() {
        String ofName = Cursor.encode(Sort.of(KEYS, "s.id", "name", null).keyOf(ID, "a"));
        for (Runnable bad : new Runnable[] {
            () -> Sort.of(KEYS, "s.id", "price", null),
            () -> Sort.of(KEYS, "s.id", "-", null),
            () -> Sort.of(KEYS, "s.id", "code", ofName),
            () -> Sort.of(KEYS, "s.id", "name", Cursor.encode("name")),
            () -> Sort.of(KEYS, "s.id", "name", Cursor.encode("name\nno id\na"))
        }) {
            assertThatThrownBy(bad::run).isInstanceOf(Problem.class);
        }
    }
}
