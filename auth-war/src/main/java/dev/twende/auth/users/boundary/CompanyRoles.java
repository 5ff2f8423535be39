package dev.twende.auth.users.boundary;

import static dev.twende.kit.problem.ProblemType.ROLE_IN_USE;
import static dev.twende.kit.problem.ProblemType.ROLE_NAME_TAKEN;
import static dev.twende.kit.problem.ProblemType.TOO_MANY_ROLES;

import dev.twende.auth.users.control.CompanyRoleStore;
import dev.twende.auth.users.control.RolePolicy;
import dev.twende.auth.users.entity.CompanyRole;
import dev.twende.kit.id.Ids;
import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.idempotency.IdempotentRequests;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.rest.Cursor;
import dev.twende.kit.rest.IfMatch;
import dev.twende.kit.rest.Page;
import dev.twende.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** The roles that companies define. */
@ApplicationScoped
@Transactional
public class CompanyRoles {
    /** More than anyone can keep apart. */
    private static final int MOST = 100;

    private static final Logger LOG = System.getLogger(CompanyRoles.class.getName());

    private CompanyRoleStore store;
    private Users users;
    private IdempotentRequests idempotent;
    private Caller caller;
    private Clock clock;

    protected CompanyRoles() {} // for the CDI proxy

    @Inject
    public CompanyRoles(
            CompanyRoleStore store, Users users, IdempotentRequests idempotent, Caller caller, Clock clock) {
        this.store = store;
        this.users = users;
        this.idempotent = idempotent;
        this.caller = caller;
        this.clock = clock;
    }

    /** Defines a role of what a company's admin may do himself. */
    public CompanyRoleResponse define(CompanyRoleRequest request, IdempotencyKey key) {
        UUID company = caller.companyOr(request.companyId());
        RolePolicy.requireCompanyPermissions(request.permissions());
        return idempotent.once(key, "company-roles.define", request, CompanyRoleResponse.class, () -> {
            UUID id = Ids.next();
            mustBeFree(company, request.name(), id);
            if (store.count(company) >= MOST) {
                throw Problem.of(TOO_MANY_ROLES, "A company has " + MOST + " roles of its own at most.");
            }
            CompanyRole role = new CompanyRole(id, company, request.name(), request.permissions(), clock.instant());
            store.add(role);
            LOG.log(Level.INFO, "company role {0} defined: {1}", id, role.permissions());
            return CompanyRoleResponse.from(role);
        });
    }

    /** A company's roles. */
    public Page<CompanyRoleResponse> list(UUID companyId, int limit, String cursor) {
        List<CompanyRoleResponse> roles =
                store.after(Cursor.decodeId(cursor), caller.companyOr(companyId), limit + 1).stream()
                        .map(CompanyRoleResponse::from)
                        .toList();
        return Page.of(roles, limit, role -> role.companyRoleId().toString());
    }

    public CompanyRoleResponse find(UUID roleId) {
        return CompanyRoleResponse.from(own(roleId));
    }

    /** Changes a role, and with it what all who have it may do. */
    public CompanyRoleResponse redefine(UUID roleId, IfMatch seen, CompanyRoleRequest request) {
        CompanyRole role = own(roleId);
        IfMatch.mustMatch(seen, role.version());
        RolePolicy.requireCompanyPermissions(request.permissions());
        mustBeFree(role.companyId(), request.name(), roleId);
        boolean mayOther = !role.permissions().equals(request.permissions());
        role.redefine(request.name(), request.permissions());
        store.changed(role);
        if (mayOther) {
            users.rolesChanged(roleId);
            LOG.log(Level.INFO, "company role {0} redefined: {1}", roleId, role.permissions());
        }
        return CompanyRoleResponse.from(role);
    }

    /** Deletes a role that nobody has. */
    public void delete(UUID roleId) {
        CompanyRole role = own(roleId);
        long having = store.countUsers(roleId);
        if (having > 0) {
            throw Problem.of(ROLE_IN_USE, "Users still have this role.").with("users", having);
        }
        store.remove(role);
        LOG.log(Level.INFO, "company role {0} deleted", roleId);
    }

    private CompanyRole own(UUID roleId) {
        CompanyRole role = store.require(roleId);
        caller.mustActFor(role.companyId());
        return role;
    }

    private void mustBeFree(UUID companyId, String name, UUID roleId) {
        if (store.isNameTaken(companyId, name, roleId)) {
            throw Problem.of(ROLE_NAME_TAKEN, "The company has another role of this name.");
        }
    }
}
