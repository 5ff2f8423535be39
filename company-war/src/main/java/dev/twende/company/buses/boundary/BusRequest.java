package dev.twende.company.buses.boundary;

import dev.twende.company.layouts.entity.SeatLayout;
import dev.twende.kit.problem.Problem;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A bus to add, or what an existing one is to become. Its seats are those of a layout; without {@code layout_id} a plain one is
 * made, with two seats on either side of the aisle.
 *
 * @param companyId may be left out by people of a company
 * @param plateNumber in any spelling
 * @param layoutId a layout of the company or of the platform
 * @param layoutVersion left out for the newest
 * @param capacity must be the layout's; needed only without {@code layout_id} and {@code seats}
 * @param seats without {@code layout_id}: seat numbers in the order of the plan; left out for "1" up to the capacity
 * @param features of AC, WIFI, USB, TOILET, TV, RECLINING, LUGGAGE, WHEELCHAIR
 */
public record BusRequest(
        UUID companyId,

        @NotBlank @Size(max = 20) @Schema(example = "RAD 412 B")
        String plateNumber,

        UUID layoutId,
        @Min(1) Integer layoutVersion,
        @Min(1) @Max(SeatLayout.SEATS_MAX) Integer capacity,
        @Size(max = SeatLayout.SEATS_MAX) List<@NotBlank @Size(max = 8) String> seats,
        @Size(max = 30) List<@NotBlank @Size(max = 40) String> features) {

    /** The numbers of the seats of a plain layout. */
    List<String> plainSeats() {
        boolean named = seats != null && !seats.isEmpty();
        if (!named && capacity == null) {
            throw Problem.invalid("layout_id", "or capacity must be given");
        }
        List<String> numbers = named ? seats : numbered(capacity);
        if (capacity != null && numbers.size() != capacity) {
            throw Problem.invalid("seats", "must be as many as the capacity, " + capacity);
        }
        Set<String> known = new HashSet<>();
        if (!numbers.stream().allMatch(number -> known.add(number.strip().toUpperCase(Locale.ROOT)))) {
            throw Problem.invalid("seats", "must not repeat a seat number");
        }
        return numbers.stream().map(String::strip).toList();
    }

    static List<String> numbered(int capacity) {
        return IntStream.rangeClosed(1, capacity).mapToObj(String::valueOf).toList();
    }
}
