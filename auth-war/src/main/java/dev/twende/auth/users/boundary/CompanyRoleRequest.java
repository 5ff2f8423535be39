package dev.twende.auth.users.boundary;

import dev.twende.auth.users.entity.Permission;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.UUID;

/**
 * A role as a company wants it.
 *
 * @param companyId may be absent for people of the company; ignored when a role is changed
 * @param name unique in the company
 */
public record CompanyRoleRequest(
        UUID companyId,
        @NotBlank @Size(max = 60) String name,
        @NotEmpty Set<@NotNull Permission> permissions) {}
