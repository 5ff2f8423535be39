package dev.twende.company.schedules.entity;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import java.time.Instant;
import java.util.UUID;

/**
 * A schedule that stands in the way of another: the bus or the driver cannot be in two places at once.
 *
 * @param busy {@link ProblemType#BUS_BUSY} or {@link ProblemType#DRIVER_BUSY}
 * @param with the schedule that is there already, of the same company
 */
public record Clash(ProblemType busy, Run with) {

    /** What people need to recognise a schedule by. */
    public record Run(UUID scheduleId, String routeName, Instant departureTime, Instant arrivalTime) {}

    /** The refusal that names the schedule. */
    public Problem refusal() {
        String who = busy == ProblemType.BUS_BUSY ? "The bus" : "The driver";
        return Problem.of(
                        busy,
                        who + " drives " + with.routeName() + " from " + with.departureTime() + " to "
                                + with.arrivalTime() + ", and has to turn round after it.")
                .with("clash", with);
    }
}
