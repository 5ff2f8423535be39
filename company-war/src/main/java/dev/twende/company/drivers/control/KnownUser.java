package dev.twende.company.drivers.control;

import java.util.List;
import java.util.UUID;

/**
 * The part of auth's answer about a user that is read here.
 *
 * @param companyId absent for users of no company
 */
public record KnownUser(UUID userId, UUID companyId, List<String> roles, boolean isActive) {}
