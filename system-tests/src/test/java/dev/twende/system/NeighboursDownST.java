package dev.twende.system;

import static jakarta.json.Json.createObjectBuilder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A house goes on selling while its neighbours are down, says so where it cannot, and catches up without loss. */
class NeighboursDownST {
    private static final Duration OUTAGE = Duration.ofSeconds(30);
    private static final Duration CATCH_UP = Duration.ofSeconds(90);

    private final Platform platform = Platform.running();
    private final Client guest = Client.guest(platform);

    @AfterEach
    void heal() {
        platform.start("broker");
        platform.start("company");
    }

    @Test
    void withCompanyDownAKnownScheduleSellsAndAnUnknownOneSaysWhenToRetry() {
        Operator operator = Operator.founded(platform);
        String known = operator.openSchedule();
        String draft = operator.draftSchedule();
        platform.stop("company");

        guest.post("/ticketing/v1/bookings", operator.booking(known, 0, 3, "1")).mustBe(201);
        Answer refused = guest.post("/ticketing/v1/bookings", operator.booking(draft, 0, 3, "1"))
                .mustRefuse(503, "schedule-unavailable");

        assertThat(refused.http().headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void withTheBrokerDownSalesGoOnAndEveryEventArrivesOnceAfterwards() throws SQLException {
        Operator operator = Operator.founded(platform);
        String schedule = operator.openSchedule();
        platform.stop("broker");
        Instant back = Instant.now().plus(OUTAGE);
        int sold = 0;
        while (Instant.now().isBefore(back) || sold < 10) {
            int seat = sold % Operator.SEATS + 1;
            if (sold == Operator.SEATS) {
                break;
            }
            guest.post("/ticketing/v1/bookings", operator.booking(schedule, 0, 1, "" + seat))
                    .mustBe(201);
            sold++;
            await().pollDelay(Duration.ofMillis(700)).until(() -> true); // a sale now and then, over the whole outage
        }
        assertThat(platform.count(
                        "ticketing", "select count(*) from ticketing.outbox_event where published_at is null"))
                .as("events waiting in the outbox")
                .isGreaterThanOrEqualTo(sold);
        platform.start("broker");

        int expected = sold;
        await("dashboard")
                .atMost(CATCH_UP)
                .untilAsserted(() -> assertThat(reserved(operator)).isEqualTo(expected));
        await("outbox")
                .atMost(CATCH_UP)
                .until(() -> platform.count(
                                "ticketing", "select count(*) from ticketing.outbox_event where published_at is null")
                        == 0);
        assertThat(reserved(operator)).as("nothing counted twice").isEqualTo(expected);
        System.out.printf(
                "broker down for %d s: %d sales meanwhile, %d on the dashboard afterwards%n",
                OUTAGE.toSeconds(), sold, reserved(operator));
    }

    private int reserved(Operator operator) {
        return platform
                .superAdmin()
                .get("/reporting/v1/summary")
                .mustBe(200)
                .getJsonArray("items")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(item -> item.getString("company_id").equals(operator.companyId))
                .findFirst()
                .orElse(createObjectBuilder().add("tickets_reserved", 0).build())
                .getInt("tickets_reserved");
    }
}
