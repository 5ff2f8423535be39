package dev.twende.auth.sessions.entity;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Who a token speaks for, and as what.
 *
 * @param subject the user's id, or one made from the house's name for a service account
 * @param principal the name that people know: the user's email, or the house
 * @param companyId whose user it is, if of a company
 * @param roles the groups of the token
 */
public record Identity(UUID subject, String principal, Optional<UUID> companyId, List<String> roles) {
    /** What a user may be on a shared device: a PIN is too little for more. */
    private static final Set<String> ON_A_DEVICE = Set.of("AGENT", "INSPECTOR", "DRIVER");

    /** The same user, logged in by PIN on a device. */
    public Identity onADevice() {
        List<String> atMost = Stream.concat(Stream.of("DEVICE"), roles.stream().filter(ON_A_DEVICE::contains))
                .toList();
        return new Identity(subject, principal, companyId, atMost);
    }
}
