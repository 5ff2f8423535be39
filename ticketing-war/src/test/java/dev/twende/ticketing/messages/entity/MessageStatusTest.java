package dev.twende.ticketing.messages.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MessageStatusTest {
    @Test
    void allowsExactlyTheMovesOfALife() {
        Map<MessageStatus, Set<MessageStatus>> legal = Map.of(
                MessageStatus.QUEUED, EnumSet.of(MessageStatus.SENT, MessageStatus.FAILED),
                MessageStatus.SENT, EnumSet.noneOf(MessageStatus.class),
                MessageStatus.FAILED, EnumSet.noneOf(MessageStatus.class));
        for (MessageStatus from : MessageStatus.values()) {
            for (MessageStatus to : MessageStatus.values()) {
                assertThat(from.canBecome(to))
                        .as("%s to %s", from, to)
                        .isEqualTo(legal.get(from).contains(to));
            }
        }
    }
}
