package dev.twende.launcher.demo;

import dev.twende.launcher.PlatformUrls;
import dev.twende.launcher.Progress;
import dev.twende.launcher.client.Api;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Sells one seat of tomorrow's bus twice, to two passengers on stretches that only touch: Kigali to Huye, and Huye to Rusizi.
 * Acts as a client over HTTP and trusts nothing but the answers: search, seat map, hold, payment, ticket, dashboard.
 */
public final class FirstSale {
    private static final ZoneId KIGALI = ZoneId.of("Africa/Kigali");
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ENGLISH).withZone(KIGALI);
    private static final Wallet MPESA = new Wallet("MPESA", "M-Pesa", "254708374149"); // of Safaricom's own samples
    private static final Wallet MOMO = new Wallet("MOMO", "MTN MoMo", "250788300002");

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Set<String> STILL_PAYING = Set.of("CREATED", "PENDING", "UNKNOWN");

    private final PlatformUrls urls;
    private final Demo demo;
    private final Progress progress;
    private final Clock clock;
    private final Stretch first;
    private final Stretch second;
    private Api passenger;
    private Api admin;

    private FirstSale(PlatformUrls urls, Demo demo, Progress progress, Clock clock) {
        this.urls = urls;
        this.demo = demo;
        this.progress = progress;
        this.clock = clock;
        this.first = stretch("RW-KGL", "Kigali", "RW-HUY", "Huye", "Keza Mugisha", "+250788300001");
        this.second = stretch("RW-HUY", "Huye", "RW-RSZ", "Rusizi", "Olivier Shema", "+250788300002");
    }

    /**
     * Sells, and prints both tickets and the dashboard's new totals.
     *
     * @throws dev.twende.launcher.StepFailure naming the step that failed, with the problem document
     */
    public static void sell(PlatformUrls urls, Demo demo, Progress progress) {
        new FirstSale(urls, demo, progress, Clock.systemUTC()).sell();
    }

    private void sell() {
        passenger = progress.step(
                "Log in as " + demo.login("PASSENGER"), () -> Api.of(urls.auth(), demo.login("PASSENGER")));
        admin = Api.of(urls.auth(), demo.login("SUPER_ADMIN"));
        Trip trip = progress.step("Search " + first + " and " + second, this::searchBoth);
        String seat = progress.step("Choose a seat that is free on both", () -> chooseSeat(trip.scheduleId()));
        JsonObject before = summary();

        JsonObject firstBooking =
                progress.step("Hold seat " + seat + " " + first, () -> hold(trip.scheduleId(), first, seat));
        JsonObject secondBooking =
                progress.step("Hold seat " + seat + " " + second, () -> hold(trip.scheduleId(), second, seat));
        JsonObject firstPayment = progress.step("Pay " + first + " by " + MPESA, () -> pay(firstBooking, MPESA));
        JsonObject secondPayment = progress.step("Pay " + second + " by " + MOMO, () -> pay(secondBooking, MOMO));
        JsonObject firstTicket = progress.step("Receive the ticket " + first, () -> ticket(firstBooking, first));
        JsonObject secondTicket = progress.step("Receive the ticket " + second, () -> ticket(secondBooking, second));
        Totals totals = progress.step("See the dashboard move", () -> awaitTotals(trip, before));

        print(trip.first(), first, firstTicket, MPESA, firstPayment);
        print(trip.second(), second, secondTicket, MOMO, secondPayment);
        progress.say("");
        progress.say("  Dashboard of %s: %d tickets paid, %s, as of %d ms ago"
                .formatted(trip.companyName(), totals.paid(), money(totals.gross()), totals.ageMillis()));
    }

    private Trip searchBoth() {
        Map<String, JsonObject> onward = search(second).stream()
                .collect(Collectors.toMap(item -> item.getString("schedule_id"), Function.identity()));
        return search(first).stream()
                .filter(item -> onward.containsKey(item.getString("schedule_id")))
                .findFirst()
                .map(item -> new Trip(item, onward.get(item.getString("schedule_id"))))
                .orElseThrow(() -> new IllegalStateException("no bus of tomorrow serves " + first + " and " + second));
    }

    /** Tomorrow's buses; right after publishing their news may still be on the way. */
    private List<JsonObject> search(Stretch stretch) {
        LocalDate tomorrow = LocalDate.now(clock.withZone(KIGALI)).plusDays(1);
        URI search = Api.with(
                urls.ticketing().resolve("/ticketing/v1/schedules"),
                Map.of(
                        "from_stop_id", stretch.fromStopId(),
                        "to_stop_id", stretch.toStopId(),
                        "date", tomorrow.toString(),
                        "passengers", "1"));
        return passenger
                .await(search, PATIENCE, answer -> !answer.getJsonArray("items").isEmpty())
                .getJsonArray("items")
                .getValuesAs(JsonObject.class);
    }

    private String chooseSeat(String scheduleId) {
        Set<String> onward = Set.copyOf(freeSeats(scheduleId, second));
        return freeSeats(scheduleId, first).stream()
                .filter(onward::contains)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no seat is free on both stretches"));
    }

    private List<String> freeSeats(String scheduleId, Stretch stretch) {
        URI seats = Api.with(
                urls.ticketing().resolve("/ticketing/v1/schedules/" + scheduleId + "/seats"),
                Map.of("from_stop_id", stretch.fromStopId(), "to_stop_id", stretch.toStopId()));
        return passenger.get(seats).getJsonArray("seats").getValuesAs(JsonObject.class).stream()
                .filter(seat -> seat.getString("state").equals("FREE"))
                .map(seat -> seat.getString("seat_number"))
                .toList();
    }

    private JsonObject hold(String scheduleId, Stretch stretch, String seat) {
        return passenger.post(
                urls.ticketing().resolve("/ticketing/v1/bookings"),
                Json.createObjectBuilder()
                        .add("schedule_id", scheduleId)
                        .add("from_stop_id", stretch.fromStopId())
                        .add("to_stop_id", stretch.toStopId())
                        .add("contact", Json.createObjectBuilder().add("phone", stretch.phone()))
                        .add(
                                "passengers",
                                Json.createArrayBuilder()
                                        .add(Json.createObjectBuilder()
                                                .add("seat_number", seat)
                                                .add("name", stretch.passenger())
                                                .add("phone", stretch.phone())))
                        .build());
    }

    private JsonObject pay(JsonObject booking, Wallet wallet) {
        JsonObject transaction = passenger.post(
                urls.payment().resolve("/payment/v1/transactions"),
                Json.createObjectBuilder()
                        .add("booking_reference", booking.getString("booking_reference"))
                        .add("method", wallet.method())
                        .add("msisdn", wallet.msisdn())
                        .build());
        URI uri = urls.payment().resolve("/payment/v1/transactions/" + transaction.getString("transaction_id"));
        JsonObject ended = passenger.await(uri, PATIENCE, answer -> !STILL_PAYING.contains(answer.getString("status")));
        if (!ended.getString("status").equals("SUCCEEDED")) {
            throw new IllegalStateException("the payment ended as " + ended);
        }
        return ended;
    }

    private JsonObject ticket(JsonObject booking, Stretch stretch) {
        URI uri = Api.with(
                urls.ticketing().resolve("/ticketing/v1/bookings/" + booking.getString("booking_reference")),
                Map.of("phone", stretch.phone()));
        JsonObject settled = passenger.await(
                uri, PATIENCE, answer -> !answer.getString("status").equals("RESERVED"));
        if (!settled.getString("status").equals("PAID")) {
            throw new IllegalStateException("the paid booking became " + settled);
        }
        return settled;
    }

    private Totals awaitTotals(Trip trip, JsonObject before) {
        long paidBefore = totals(before, trip).paid();
        return totals(
                admin.await(summaryUri(), PATIENCE, after -> totals(after, trip).paid() >= paidBefore + 2), trip);
    }

    private JsonObject summary() {
        return admin.get(summaryUri());
    }

    /** Wide enough for every time zone's idea of today. */
    private URI summaryUri() {
        LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        return Api.with(
                urls.reporting().resolve("/reporting/v1/summary"),
                Map.of(
                        "from",
                        today.minusDays(1).toString(),
                        "to",
                        today.plusDays(1).toString()));
    }

    private Totals totals(JsonObject summary, Trip trip) {
        return summary.getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .filter(item -> item.getString("company_id").equals(trip.companyId()))
                .findFirst()
                .map(item -> new Totals(
                        item.getJsonNumber("tickets_paid").longValue(),
                        item.getJsonObject("gross"),
                        Duration.between(Instant.parse(item.getString("as_of")), clock.instant())
                                .toMillis()))
                .orElse(new Totals(0, JsonObject.EMPTY_JSON_OBJECT, 0));
    }

    private void print(JsonObject leg, Stretch stretch, JsonObject booking, Wallet wallet, JsonObject payment) {
        JsonObject ticket = booking.getJsonArray("tickets").getJsonObject(0);
        progress.say("");
        progress.say("  TICKET %s  seat %s  %s"
                .formatted(
                        booking.getString("booking_reference"),
                        ticket.getString("seat_number"),
                        ticket.getString("status")));
        progress.say("  %s, %s".formatted(stretch.passenger(), stretch));
        progress.say("  leaves %s, arrives %s".formatted(time(leg, "departure_time"), time(leg, "arrival_time")));
        progress.say("  %s paid by %s, receipt %s"
                .formatted(money(ticket.getJsonObject("price")), wallet, payment.getString("provider_ref", "-")));
    }

    private static String time(JsonObject leg, String name) {
        return DAY_AND_TIME.format(Instant.parse(leg.getString(name)));
    }

    private static String money(JsonObject money) {
        int digits = Currency.getInstance(money.getString("currency")).getDefaultFractionDigits();
        BigDecimal amount = BigDecimal.valueOf(money.getJsonNumber("amount").longValue(), digits);
        return String.format(Locale.ENGLISH, "%s %,." + digits + "f", money.getString("currency"), amount);
    }

    private Stretch stretch(
            String from, String fromName, String to, String toName, String passengerName, String phone) {
        return new Stretch(demo.stopId(from), fromName, demo.stopId(to), toName, passengerName, phone);
    }

    /** What a passenger pays with. */
    private record Wallet(String method, String name, String msisdn) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** One passenger's part of the way. */
    private record Stretch(
            String fromStopId, String fromName, String toStopId, String toName, String passenger, String phone) {
        @Override
        public String toString() {
            return fromName + " - " + toName;
        }
    }

    /** One bus tomorrow, as the search shows it for each stretch. */
    private record Trip(JsonObject first, JsonObject second) {
        String scheduleId() {
            return first.getString("schedule_id");
        }

        String companyId() {
            return first.getJsonObject("company").getString("company_id");
        }

        String companyName() {
            return first.getJsonObject("company").getString("name");
        }
    }

    /** The dashboard's line of one company, and how old it was when it arrived. */
    private record Totals(long paid, JsonObject gross, long ageMillis) {}
}
