package dev.twende.auth.sessions.boundary;

import dev.twende.auth.sessions.control.ClientCredentials;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The token endpoint of RFC 6749: a refresh for users, client credentials for houses, assertions for devices. */
@Path("token")
@RequestScoped
@OAuthAnswers
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces(MediaType.APPLICATION_JSON)
public class TokenResource {
    private Grants grants;

    protected TokenResource() {} // for the CDI proxy

    @Inject
    public TokenResource(Grants grants) {
        this.grants = grants;
    }

    @POST
    @PermitAll
    public Response grant(
            @FormParam("grant_type") String grantType,
            @FormParam("refresh_token") String refreshToken,
            @FormParam("client_id") String clientId,
            @FormParam("client_secret") String clientSecret,
            @FormParam("client_assertion_type") String assertionType,
            @FormParam("client_assertion") String assertion,
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        var client = ClientCredentials.of(authorization, clientId, clientSecret);
        var device = TokenRequest.assertion(assertionType, assertion);
        return Response.ok(grants.grant(new TokenRequest(grantType, refreshToken, client, device)))
                .build();
    }
}
