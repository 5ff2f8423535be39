package dev.twende.system;

import static jakarta.json.Json.createArrayBuilder;
import static jakarta.json.Json.createObjectBuilder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A real city's feed, flaws and all, becomes schedules on sale. */
class GtfsImportST {
    private static final Path NAIROBI = Path.of("src/test/resources/gtfs/nairobi-gtfs-2019.zip");
    private static final ZoneId ZONE = ZoneId.of("Africa/Nairobi");
    private static final Duration IMPORT = Duration.ofMinutes(4);
    private static final Duration PUBLICATION = Duration.ofMinutes(6);

    private final Platform platform = Platform.running();
    private final Client superAdmin = platform.superAdmin();
    private final Client guest = Client.guest(platform);

    @Test
    void nairobiIsImportedWholePublishedForADayAndSold() {
        String companyId = company();
        LocalDate tomorrow = LocalDate.now(ZONE).plusDays(1);
        long begun = System.nanoTime();
        String importId = superAdmin
                .upload(
                        "/company/v1/imports?company_id=" + companyId + "&from=" + tomorrow + "&days=1&flat_fare=5000",
                        NAIROBI)
                .mustBe(202)
                .getString("import_id");
        JsonObject imported = finished("/company/v1/imports/" + importId, IMPORT);
        System.out.printf("import: %.1f s, %s%n", seconds(begun), imported);

        assertThat(imported.getString("status")).isEqualTo("SUCCEEDED");
        assertThat(imported.getJsonObject("counts").getInt("stops")).isEqualTo(4284);
        assertThat(imported.getJsonObject("counts").getInt("schedules")).isEqualTo(34_856);
        assertThat(imported.getJsonArray("findings")).isNotEmpty();

        begun = System.nanoTime();
        String publicationId = superAdmin
                .post(
                        "/company/v1/publications",
                        createObjectBuilder()
                                .add("company_id", companyId)
                                .add("from", tomorrow.toString())
                                .add("to", tomorrow.toString())
                                .build())
                .mustBe(202)
                .getString("publication_id");
        JsonObject published = finished("/company/v1/publications/" + publicationId, PUBLICATION);
        System.out.printf("publication: %.1f s, %s%n", seconds(begun), published);
        assertThat(published.getInt("published")).isEqualTo(34_856);

        begun = System.nanoTime();
        await("every schedule on sale")
                .atMost(PUBLICATION)
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> platform.count(
                                "ticketing",
                                "select count(*) from ticketing.schedule where company_id = '%s'".formatted(companyId))
                        == 34_856);
        System.out.printf("replica complete %.1f s after the publication%n", seconds(begun));
        sellOn(companyId, tomorrow);
    }

    private void sellOn(String companyId, LocalDate date) {
        JsonObject schedule = superAdmin
                .get("/company/v1/schedules?company_id=" + companyId + "&date=" + date + "&limit=1")
                .mustBe(200)
                .getJsonArray("items")
                .getJsonObject(0);
        JsonObject route = superAdmin
                .get("/company/v1/routes/" + schedule.getString("route_id"))
                .mustBe(200);
        String from = route.getJsonArray("stops").getJsonObject(0).getString("stop_id");
        String to = route.getJsonArray("stops").getJsonObject(1).getString("stop_id");
        JsonObject found = guest.get("/ticketing/v1/schedules?from_stop_id=" + from + "&to_stop_id=" + to + "&date="
                        + date + "&passengers=1&limit=1")
                .mustBe(200)
                .getJsonArray("items")
                .getJsonObject(0);
        JsonObject booking = guest.post(
                        "/ticketing/v1/bookings",
                        createObjectBuilder()
                                .add("schedule_id", found.getString("schedule_id"))
                                .add("from_stop_id", from)
                                .add("to_stop_id", to)
                                .add(
                                        "passengers",
                                        createArrayBuilder()
                                                .add(createObjectBuilder()
                                                        .add("name", "Wanjiru Kamau")
                                                        .add("phone", "+254708374149")))
                                .build())
                .mustBe(201);
        guest.post(
                        "/payment/v1/transactions",
                        createObjectBuilder()
                                .add("booking_reference", booking.getString("booking_reference"))
                                .add("method", "MPESA")
                                .add("msisdn", "254708374149")
                                .build())
                .mustBe(202);
        await("paid")
                .atMost(Duration.ofSeconds(30))
                .until(() -> guest.get("/ticketing/v1/bookings/" + booking.getString("booking_reference")
                                + "?phone=%2B254708374149")
                        .mustBe(200)
                        .getString("status")
                        .equals("PAID"));
        System.out.println("sold on an imported trip: " + booking);
    }

    private JsonObject finished(String job, Duration patience) {
        await(job)
                .atMost(patience)
                .pollInterval(Duration.ofSeconds(1))
                .until(() ->
                        !superAdmin.get(job).mustBe(200).getString("status").matches("PENDING|RUNNING"));
        return superAdmin.get(job).mustBe(200);
    }

    private String company() {
        String id = superAdmin
                .post(
                        "/company/v1/companies",
                        createObjectBuilder()
                                .add(
                                        "name",
                                        "Matatus "
                                                + UUID.randomUUID().toString().substring(0, 8))
                                .add("tin_number", "P0" + (10_000_000 + (int) (Math.random() * 80_000_000)) + "K")
                                .add("country", "KE")
                                .add("currency", "KES")
                                .add("time_zone", ZONE.getId())
                                .build())
                .mustBe(201)
                .getString("company_id");
        superAdmin
                .post("/company/v1/companies/" + id + "/activate", JsonObject.EMPTY_JSON_OBJECT)
                .mustBe(200);
        return id;
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
