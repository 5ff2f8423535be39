package dev.twende.ticketing.pos.boundary;

import dev.twende.ticketing.devices.boundary.HealthReport;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a device tells, and how far it knows what the house has to tell.
 *
 * @param protocolVersion of {@code docs/pos-protocol.md}
 * @param cursor from the last answer; absent for everything
 * @param health how the device does; absent when it does not say
 * @param operations compact JWS each, in the order of their sequence
 */
@Schema(name = "SyncRequest")
public record SyncRequest(
        @NotNull @Min(1) @Max(1) Integer protocolVersion,
        @Size(max = 500) String cursor,
        @Valid HealthReport health,
        @NotNull @Size(max = OPERATIONS_MAX) List<String> operations) {
    /** Of one call: it answers in a second or two, and is sent again at little cost when the network breaks. */
    public static final int OPERATIONS_MAX = 500;
}
