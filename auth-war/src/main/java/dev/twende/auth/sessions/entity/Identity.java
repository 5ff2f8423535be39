package dev.twende.auth.sessions.entity;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Who a token speaks for, and as what.
 *
 * @param subject the user's id, or one made from the house's name for a service account
 * @param principal the name that people know: the user's email, or the house
 * @param companyId whose user it is, if of a company
 * @param roles the groups of the token
 */
public record Identity(UUID subject, String principal, Optional<UUID> companyId, List<String> roles) {}
