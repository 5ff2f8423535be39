package dev.twende.ticketing.pos.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.kit.problem.Problem;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PosJournalTest {
    private final PosJournal journal = new PosJournal(UUID.randomUUID(), UUID.randomUUID());

    @Test
    void shiftsAreNumberedWithoutGapsAndOneIsOpenAtATime() {
        assertThatThrownBy(() -> journal.open(2, "RWF")).isInstanceOf(Problem.class);
        journal.open(1, "RWF");
        assertThatThrownBy(() -> journal.open(2, "RWF")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> journal.close(2)).isInstanceOf(Problem.class);
        journal.close(1);
        assertThatThrownBy(() -> journal.close(1)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> journal.open(1, "RWF")).isInstanceOf(Problem.class);
        journal.open(2, "KES");
        assertThat(journal.shiftNumber()).isEqualTo(2);
    }

    @Test
    void cashIsCountedShiftByShift() {
        journal.open(1, "RWF");
        journal.note();
        journal.note();
        journal.close(1);
        assertThat(journal.shiftEntries()).isEqualTo(2);
        journal.open(2, "RWF");
        assertThat(journal.shiftEntries()).isZero();
    }

    @Test
    void anOpenShiftHoldsOneCurrency() {
        journal.mustHold("KES", "total");
        journal.open(1, "RWF");
        journal.mustHold("RWF", "total");
        assertThatThrownBy(() -> journal.mustHold("KES", "total")).isInstanceOf(Problem.class);
    }

    @Test
    void theSequenceNeverGoesBack() {
        journal.reach(5);
        journal.reach(5);
        assertThat(journal.lastSequence()).isEqualTo(5);
        assertThatThrownBy(() -> journal.reach(4)).isInstanceOf(IllegalArgumentException.class);
    }
}
