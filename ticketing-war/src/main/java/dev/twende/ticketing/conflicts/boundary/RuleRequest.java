package dev.twende.ticketing.conflicts.boundary;

import dev.twende.ticketing.conflicts.entity.Resolution;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/**
 * Which ways out a company wants to be tried at once.
 *
 * @param companyId absent for people of a company
 * @param resolutions in the order in which they are tried; none to leave all to people
 */
public record RuleRequest(
        UUID companyId, @NotNull @Size(max = 4) List<@NotNull Resolution> resolutions) {}
