package dev.twende.company.schedules.control;

import dev.twende.company.schedules.entity.SeatMove;
import dev.twende.events.company.ScheduleSeat;
import java.util.List;
import java.util.UUID;

/**
 * Who would sit where in another bus.
 *
 * @param changeId asked again, it is answered the same
 * @param seats of the new bus
 * @param plan wins over what ticketing would choose; may be empty
 * @param dryRun asks only
 */
public record SeatingQuestion(
        UUID changeId,
        UUID busId,
        String plateNumber,
        List<String> features,
        List<ScheduleSeat> seats,
        List<SeatMove> plan,
        boolean dryRun) {}
