package dev.twende.ticketing.manifests.control;

import dev.twende.kit.csv.SafeCsv;
import dev.twende.ticketing.manifests.entity.Manifest;
import dev.twende.ticketing.manifests.entity.Supplement;
import java.util.List;

/** A manifest and its supplements as one table, a line for each passenger; 0 is the supplement of who was on it when the bus left. */
public final class ManifestCsv {
    private ManifestCsv() {}

    public static String write(Manifest manifest, List<Supplement> supplements) {
        SafeCsv csv = new SafeCsv(
                "stop_sequence",
                "seat_number",
                "passenger_name",
                "phone",
                "from",
                "to",
                "booking_reference",
                "rider_category",
                "status",
                "paid",
                "boarded",
                "boarded_at",
                "next_seat_number",
                "next_seat_from",
                "supplement");
        add(csv, manifest, 0);
        supplements.forEach(supplement -> add(csv, supplement.manifest(), supplement.number()));
        return csv.toString();
    }

    private static void add(SafeCsv csv, Manifest manifest, int supplement) {
        for (Manifest.Stop stop : manifest.stops()) {
            for (Manifest.Passenger passenger : stop.passengers()) {
                csv.row(
                        stop.sequence(),
                        passenger.seatNumber(),
                        passenger.name(),
                        passenger.phone(),
                        passenger.from(),
                        passenger.to(),
                        passenger.bookingReference(),
                        passenger.riderCategory(),
                        passenger.status(),
                        passenger.paid(),
                        passenger.boarded(),
                        passenger.boardedAt(),
                        passenger.nextSeat() == null
                                ? null
                                : passenger.nextSeat().seatNumber(),
                        passenger.nextSeat() == null
                                ? null
                                : passenger.nextSeat().from(),
                        supplement);
            }
        }
    }
}
