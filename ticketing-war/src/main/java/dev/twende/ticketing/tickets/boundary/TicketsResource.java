package dev.twende.ticketing.tickets.boundary;

import static dev.twende.kit.security.Roles.AGENT;
import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static jakarta.ws.rs.core.MediaType.TEXT_HTML;
import static jakarta.ws.rs.core.MediaType.TEXT_PLAIN;

import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.limits.Limited;
import dev.twende.kit.rest.Cursor;
import dev.twende.kit.rest.Page;
import dev.twende.ticketing.messages.entity.Language;
import dev.twende.ticketing.tickets.entity.DocumentFormat;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The tickets of a booking, as documents. A guest proves by phone that they are theirs; the company's people need no phone. */
@Path("bookings/{booking_reference}/tickets")
@RequestScoped
public class TicketsResource {
    private static final String PDF = "application/pdf";
    /** The page brings its own style and nothing else; what it shows is nobody else's business. */
    private static final String PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    private static final String FORMATS =
            "json, html, pdf (A4), pdf-80mm and pdf-58mm (as long as needed), text (one SMS for each ticket); or by"
                    + " Accept. Languages en, fr, rw, sw by lang, or by Accept-Language, else the contact's. A ticket that is not paid for, cancelled or"
                    + " replaced answers 409 ticket-not-valid.";

    private TicketDocuments documents;
    private TicketPrints prints;
    private TicketResends resends;

    protected TicketsResource() {} // for the CDI proxy

    @Inject
    public TicketsResource(TicketDocuments documents, TicketPrints prints, TicketResends resends) {
        this.documents = documents;
        this.prints = prints;
        this.resends = resends;
    }

    @GET
    @PermitAll
    @Limited(value = "booking-look-up", per = "booking_reference")
    @Produces({APPLICATION_JSON, TEXT_HTML, PDF, TEXT_PLAIN})
    @Operation(summary = "All tickets of a booking that are good for a ride, in one document", description = FORMATS)
    public Response all(
            @PathParam("booking_reference") String reference,
            @QueryParam("phone") String phone,
            @QueryParam("format") @Pattern(regexp = DocumentFormat.FORM) String format,
            @QueryParam("lang") @Pattern(regexp = Language.FORM) String lang,
            @Context HttpHeaders headers) {
        return answer(documents.all(reference, phone, wanted(format, headers), language(lang, headers)));
    }

    @GET
    @Path("{ticket_id}")
    @PermitAll
    @Limited(value = "booking-look-up", per = "booking_reference")
    @Produces({APPLICATION_JSON, TEXT_HTML, PDF, TEXT_PLAIN})
    @Operation(
            summary = "A ticket",
            description =
                    FORMATS
                            + " What staff print says COPY and its number from the second print on: they note each print first.")
    public Response one(
            @PathParam("booking_reference") String reference,
            @PathParam("ticket_id") UUID ticketId,
            @QueryParam("phone") String phone,
            @QueryParam("format") @Pattern(regexp = DocumentFormat.FORM) String format,
            @QueryParam("lang") @Pattern(regexp = Language.FORM) String lang,
            @Context HttpHeaders headers) {
        return answer(documents.one(reference, ticketId, phone, wanted(format, headers), language(lang, headers)));
    }

    @POST
    @Path("{ticket_id}/prints")
    @Consumes("*/*") // it has no body
    @Produces(APPLICATION_JSON)
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT})
    @Operation(summary = "Note that the ticket is put on paper; the first is the original, the others are copies")
    public Response print(
            @PathParam("booking_reference") String reference,
            @PathParam("ticket_id") UUID ticketId,
            @HeaderParam("Idempotency-Key") IdempotencyKey key) {
        return Response.status(Response.Status.CREATED)
                .entity(prints.add(reference, ticketId, key))
                .build();
    }

    @GET
    @Path("{ticket_id}/prints")
    @Produces(APPLICATION_JSON)
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT})
    @Operation(summary = "Who put the ticket on paper, and when, oldest first")
    public Page<PrintResponse> prints(
            @PathParam("booking_reference") String reference,
            @PathParam("ticket_id") UUID ticketId,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        return prints.list(reference, ticketId, Cursor.decodeId(cursor), limit);
    }

    @POST
    @Path("{ticket_id}/messages")
    @Consumes("*/*") // it has no body
    @Produces(APPLICATION_JSON)
    @PermitAll
    @Limited(value = "booking-look-up", per = "booking_reference")
    @Operation(
            summary = "Send the ticket by SMS once more, free of charge",
            description =
                    "To the phone that is named, which must be one of the party; staff name none and send it to the contact. After some times an"
                            + " hour it answers 429.")
    public Response send(
            @PathParam("booking_reference") String reference,
            @PathParam("ticket_id") UUID ticketId,
            @QueryParam("phone") String phone,
            @QueryParam("lang") @Pattern(regexp = Language.FORM) String lang,
            @HeaderParam("Idempotency-Key") IdempotencyKey key) {
        return Response.accepted(resends.send(
                        reference,
                        ticketId,
                        phone,
                        Optional.ofNullable(lang).map(Language::of).orElse(null),
                        key))
                .build();
    }

    private static DocumentFormat wanted(String format, HttpHeaders headers) {
        return DocumentFormat.wanted(
                format,
                headers.getAcceptableMediaTypes().stream()
                        .map(type -> type.getType() + "/" + type.getSubtype())
                        .toList());
    }

    private static Language language(String lang, HttpHeaders headers) {
        return Optional.ofNullable(lang)
                .map(Language::of)
                .or(() -> Optional.ofNullable(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE))
                        .map(Language::preferred))
                .orElse(null);
    }

    private static Response answer(TicketDocument document) {
        return Response.ok(document.entity(), document.mediaType())
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT + ", " + HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + document.fileName() + "\"")
                .header("Content-Security-Policy", PAGE_POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }
}
