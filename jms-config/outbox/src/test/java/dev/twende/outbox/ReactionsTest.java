package dev.twende.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.events.company.ScheduleCompleted;
import dev.twende.events.company.ScheduleDeparted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReactionsTest {
    private static final UUID ID = UUID.randomUUID();

    private final List<String> heard = new ArrayList<>();

    @Test
    void eachKindGoesToItsOwnReaction() {
        Reactions reactions = Reactions.to(ScheduleDeparted.class, departed -> heard.add("departed"))
                .and(ScheduleCompleted.class, completed -> heard.add("completed"));

        reactions.accept(new ScheduleCompleted(ID, ID, Instant.EPOCH));

        assertThat(heard).containsExactly("completed");
    }

    @Test
    void aKindThatIsNotNamedIsNoBusinessOfTheListener() {
        Reactions.to(ScheduleDeparted.class, departed -> heard.add("departed"))
                .accept(new ScheduleCompleted(ID, ID, Instant.EPOCH));

        assertThat(heard).isEmpty();
    }

    @Test
    void refusesToForgetAReaction() {
        Reactions reactions = Reactions.to(ScheduleDeparted.class, departed -> heard.add("departed"));

        assertThatThrownBy(() -> reactions.and(ScheduleDeparted.class, departed -> heard.add("departed again")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void concernWhatIsNamed() {
        Reactions reactions = Reactions.to(ScheduleDeparted.class, departed -> heard.add("departed"));

        assertThat(reactions.concern("ScheduleDeparted")).isTrue();
        assertThat(reactions.concern("ScheduleCompleted")).isFalse();
        assertThat(reactions.concern("AnEventOfALaterRelease")).isFalse();
    }
}
