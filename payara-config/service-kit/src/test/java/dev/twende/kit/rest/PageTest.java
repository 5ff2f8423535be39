package dev.twende.kit.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.kit.problem.Problem;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PageTest {
    @Test
    void theLastPageHasNoCursor() {
        assertThat(Page.of(List.of("a", "b"), 2, Function.identity()).nextCursor())
                .isNull();
    }

    @Test
    void theCursorNamesTheLastItemShown() {
        Page<String> page = Page.of(List.of("a", "b", "c"), 2, Function.identity());
        assertThat(page.items()).containsExactly("a", "b");
        assertThat(Cursor.decode(page.nextCursor())).isEqualTo("b");
    }

    @Test
    void refusesACursorThatNobodyGave() {
        assertThatThrownBy(() -> Cursor.decode("not a cursor!")).isInstanceOf(Problem.class);
    }

    @Test
    void speaksSnakeCase() {
        assertThat(Json.mapper().toJson(Page.of(List.of("a", "b"), 1, Function.identity())))
                .isEqualTo("{\"items\":[\"a\"],\"next_cursor\":\"YQ\"}");
    }
}
