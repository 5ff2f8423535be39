package dev.twende.payment.paybills.boundary;

import static dev.twende.kit.security.Roles.SUPER_ADMIN;

import dev.twende.kit.rest.MaxBody;
import dev.twende.payment.callbacks.boundary.Sender;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Where M-Pesa asks whether a customer may pay our Pay Bill number, and tells that one has. Part of the address is a secret that
 * only M-Pesa was told. No word of these addresses is one that M-Pesa refuses.
 */
@Path("paybills")
@RequestScoped
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class PaybillsResource {
    /** Twenty times the longest message seen. */
    private static final long MAX_BYTES = 16 * 1024;

    private PaybillDesk desk;

    protected PaybillsResource() {} // for the CDI proxy

    @Inject
    public PaybillsResource(PaybillDesk desk) {
        this.desk = desk;
    }

    @POST
    @Path("registrations")
    @RolesAllowed(SUPER_ADMIN)
    @Operation(
            summary = "Register our addresses with M-Pesa",
            description = "Live this works once; the same again changes nothing.")
    public void register() {
        desk.register();
    }

    @POST
    @Path("{secret}/validation")
    @PermitAll
    @MaxBody(MAX_BYTES)
    public Verdict validate(@PathParam("secret") String secret, @Context HttpServletRequest from, String body) {
        PaybillVerdict verdict = desk.validate(secret, Sender.of(from), body);
        return new Verdict(verdict.code(), verdict.text());
    }

    @POST
    @Path("{secret}/confirmation")
    @PermitAll
    @MaxBody(MAX_BYTES)
    public Verdict confirm(@PathParam("secret") String secret, @Context HttpServletRequest from, String body) {
        desk.confirm(secret, Sender.of(from), body);
        return new Verdict(PaybillVerdict.ACCEPTED.code(), PaybillVerdict.ACCEPTED.text());
    }

    /** What Daraja expects to read, in its own spelling. */
    public record Verdict(
            @JsonbProperty("ResultCode") String resultCode,
            @JsonbProperty("ResultDesc") String resultDesc) {}
}
