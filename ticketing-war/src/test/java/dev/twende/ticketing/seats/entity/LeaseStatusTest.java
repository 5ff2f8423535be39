package dev.twende.ticketing.seats.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeaseStatusTest {
    @Test
    void allowsExactlyTheMovesOfALife() {
        List<String> allowed = new ArrayList<>();
        for (LeaseStatus from : LeaseStatus.values()) {
            for (LeaseStatus to : LeaseStatus.values()) {
                if (from.canBecome(to)) {
                    allowed.add(from + " " + to);
                }
            }
        }
        assertThat(allowed).containsExactly("LIVE RETURNED", "LIVE EXPIRED");
    }
}
