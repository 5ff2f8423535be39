package dev.twende.payment.webhooks.entity;

import static dev.twende.payment.webhooks.entity.DeliveryStatus.DELIVERED;
import static dev.twende.payment.webhooks.entity.DeliveryStatus.FAILED;
import static dev.twende.payment.webhooks.entity.DeliveryStatus.PENDING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.kit.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WebhookDeliveryTest {
    private static final Instant BEGUN = Instant.parse("2026-03-01T08:00:00Z");
    private static final Duration PAUSE = Duration.ofHours(6);

    private final WebhookDelivery delivery =
            new WebhookDelivery(UUID.randomUUID(), UUID.randomUUID(), WebhookEvent.PAYMENT_SUCCEEDED, "{}", BEGUN);

    @Test
    void isTriedUntilTheTargetTakesIt() {
        delivery.attempted(BEGUN, PAUSE);
        delivery.missed(503, "HTTP 503", false);
        assertThat(delivery.status()).isEqualTo(PENDING);
        assertThat(delivery.nextAttemptAt()).contains(BEGUN.plus(PAUSE));

        delivery.attempted(BEGUN.plus(PAUSE), PAUSE);
        delivery.delivered(204, BEGUN.plus(PAUSE));

        assertThat(delivery.status()).isEqualTo(DELIVERED);
        assertThat(delivery.attempts()).isEqualTo(2);
        assertThat(delivery.lastError()).isEmpty();
        assertThat(delivery.nextAttemptAt()).isEmpty();
    }

    @Test
    void isGivenUpAfterThreeDays() {
        Instant now = BEGUN;
        int attempts = 0;
        while (delivery.status() == PENDING) {
            delivery.attempted(now, PAUSE);
            delivery.missed(null, "ConnectException", false);
            now = now.plus(PAUSE);
            attempts++;
        }

        assertThat(delivery.status()).isEqualTo(FAILED);
        assertThat(attempts)
                .isEqualTo(13); // every six hours, the first at once and the last at the end of the third day
    }

    @Test
    void isGivenUpAtOnceWhenTheTargetIsGone() {
        delivery.attempted(BEGUN, PAUSE);
        delivery.missed(410, "HTTP 410", true);

        assertThat(delivery.status()).isEqualTo(FAILED);
    }

    @Test
    void beginsAnewWhenReplayedButNotWhileItIsTried() {
        assertThatThrownBy(() -> delivery.replay(BEGUN)).isInstanceOf(Problem.class);

        delivery.attempted(BEGUN, PAUSE);
        delivery.delivered(200, BEGUN);
        Instant muchLater = BEGUN.plus(Duration.ofDays(20));
        delivery.replay(muchLater);

        assertThat(delivery.status()).isEqualTo(PENDING);
        assertThat(delivery.nextAttemptAt()).contains(muchLater);
        delivery.attempted(muchLater, PAUSE);
        delivery.missed(500, "HTTP 500", false);
        assertThat(delivery.status()).isEqualTo(PENDING);
    }

    @Test
    void keepsOnlyTheBeginningOfALongExcuse() {
        delivery.missed(500, "x".repeat(1000), false);

        assertThat(delivery.lastError().orElseThrow()).hasSize(200);
    }

    @Test
    void movesOnlyWhereTheTablesSay() {
        for (DeliveryStatus from : DeliveryStatus.values()) {
            for (DeliveryStatus to : DeliveryStatus.values()) {
                assertThat(from.canBecome(to))
                        .as("%s -> %s", from, to)
                        .isEqualTo(from == PENDING ? to != PENDING : to == PENDING);
            }
        }
        for (WebhookStatus from : WebhookStatus.values()) {
            for (WebhookStatus to : WebhookStatus.values()) {
                assertThat(from.canBecome(to)).as("%s -> %s", from, to).isEqualTo(to.ordinal() > from.ordinal());
            }
        }
    }
}
