package dev.twende.auth.accounts.boundary;

import static dev.twende.kit.security.Roles.ACCOUNTANT;
import static dev.twende.kit.security.Roles.AGENT;
import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.DRIVER;
import static dev.twende.kit.security.Roles.INSPECTOR;
import static dev.twende.kit.security.Roles.PASSENGER;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.twende.auth.users.boundary.UserResponse;
import dev.twende.auth.users.boundary.Users;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** The caller's own account. */
@Path("account")
@RequestScoped
@Produces(APPLICATION_JSON)
public class AccountResource {
    private Users users;

    protected AccountResource() {} // for the CDI proxy

    @Inject
    public AccountResource(Users users) {
        this.users = users;
    }

    @GET
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT, INSPECTOR, DRIVER, ACCOUNTANT, PASSENGER})
    public UserResponse own() {
        return users.own();
    }
}
