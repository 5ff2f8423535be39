package dev.twende.auth.mails.entity;

import static dev.twende.auth.mails.entity.MailStatus.FAILED;
import static dev.twende.auth.mails.entity.MailStatus.QUEUED;
import static dev.twende.auth.mails.entity.MailStatus.SENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MailStatusTest {
    @Test
    void allowsExactlyTheMovesOfALife() {
        for (MailStatus from : MailStatus.values()) {
            for (MailStatus to : MailStatus.values()) {
                assertThat(from.canBecome(to))
                        .isEqualTo(from == QUEUED && Set.of(SENT, FAILED).contains(to));
            }
        }
    }

    @Test
    void anAnswerToAnAttemptThatAnotherFollowedIsNoted() {
        Mail mail = new Mail(UUID.randomUUID(), UUID.randomUUID(), MailKind.INVITATION, new byte[] {1}, Instant.EPOCH);
        mail.take(Instant.EPOCH.plusSeconds(60));
        assertThat(mail.isTakenFor(1)).isTrue();
        mail.take(Instant.EPOCH.plusSeconds(120));
        assertThat(mail.isTakenFor(1)).isFalse();

        mail.sent(Instant.EPOCH);
        assertThat(mail.status()).isEqualTo(SENT);
        assertThatThrownBy(() -> mail.giveUp("late")).isInstanceOf(IllegalStateException.class);
    }
}
