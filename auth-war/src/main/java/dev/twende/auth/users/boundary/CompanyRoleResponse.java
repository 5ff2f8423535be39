package dev.twende.auth.users.boundary;

import dev.twende.auth.users.entity.CompanyRole;
import dev.twende.auth.users.entity.Permission;
import dev.twende.kit.rest.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A role that a company has defined. */
public record CompanyRoleResponse(
        UUID companyRoleId, UUID companyId, String name, List<Permission> permissions, Instant createdAt, int version)
        implements Versioned {
    static CompanyRoleResponse from(CompanyRole role) {
        return new CompanyRoleResponse(
                role.id(),
                role.companyId(),
                role.name(),
                role.permissions().stream().sorted().toList(),
                role.createdAt(),
                role.version());
    }
}
