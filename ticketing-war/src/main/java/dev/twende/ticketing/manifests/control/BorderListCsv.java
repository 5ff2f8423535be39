package dev.twende.ticketing.manifests.control;

import dev.twende.kit.csv.SafeCsv;
import dev.twende.ticketing.bookings.entity.PassengerIdentity;
import dev.twende.ticketing.manifests.entity.Rider;
import dev.twende.ticketing.schedules.entity.PlannedStop;
import dev.twende.ticketing.schedules.entity.SchedulePlan;
import java.util.Comparator;
import java.util.List;

/**
 * The passengers as a border wants them: one line each, by the stop where they board and by seat. What the route did not ask for, or what
 * is forgotten already, is empty.
 */
public final class BorderListCsv {
    private BorderListCsv() {}

    /** A passenger, and who that is by their papers. */
    public record Traveller(Rider rider, PassengerIdentity identity) {}

    public static String write(SchedulePlan plan, List<Traveller> travellers) {
        SafeCsv csv = new SafeCsv(
                "name",
                "nationality",
                "sex",
                "birth_date",
                "document_type",
                "document_number",
                "document_expiry",
                "document_country",
                "embark_country",
                "embark_port",
                "disembark_country",
                "disembark_port",
                "booking_reference",
                "seat_number",
                "status");
        travellers.stream()
                .sorted(Comparator.<Traveller>comparingInt(
                                traveller -> traveller.rider().fromSequence())
                        .thenComparing(traveller ->
                                plan.seats().indexOf(traveller.rider().seatNumber())))
                .forEach(traveller -> row(csv, plan, traveller.rider(), traveller.identity()));
        return csv.toString();
    }

    private static void row(SafeCsv csv, SchedulePlan plan, Rider rider, PassengerIdentity identity) {
        PlannedStop from = plan.stops().get(rider.fromSequence());
        PlannedStop to = plan.stops().get(rider.toSequence());
        csv.row(
                rider.name(),
                identity.nationality(),
                identity.sex(),
                identity.birthDate(),
                identity.documentType(),
                identity.documentNumber(),
                identity.documentExpiry(),
                identity.documentCountry(),
                from.country(),
                from.name(),
                to.country(),
                to.name(),
                rider.bookingReference(),
                rider.seatNumber(),
                rider.status());
    }
}
