package dev.twende.auth.sessions.boundary;

import static dev.twende.auth.sessions.boundary.TokenRequest.required;
import static dev.twende.kit.problem.ProblemType.UNSUPPORTED_GRANT_TYPE;

import dev.twende.auth.logins.boundary.Logins;
import dev.twende.auth.sessions.control.AccessTokens;
import dev.twende.auth.sessions.control.Identities;
import dev.twende.auth.sessions.control.ServiceAccounts;
import dev.twende.auth.sessions.entity.Identity;
import dev.twende.auth.sessions.entity.Standing;
import dev.twende.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** All ways to a token: a password, a refresh token, a service account. No transaction is open while a password is hashed. */
@ApplicationScoped
public class Grants {
    private Identities identities;
    private Sessions sessions;
    private ServiceAccounts services;
    private AccessTokens tokens;
    private Logins logins;

    protected Grants() {} // for the CDI proxy

    @Inject
    public Grants(
            Identities identities, Sessions sessions, ServiceAccounts services, AccessTokens tokens, Logins logins) {
        this.identities = identities;
        this.sessions = sessions;
        this.services = services;
        this.tokens = tokens;
        this.logins = logins;
    }

    /** Tokens for a user who logs in. */
    public TokenResponse login(SessionRequest request) {
        return logins.guard(
                request.email(),
                request.proof(),
                () -> sessions.open(identities.prove(request.email(), request.password(), request.otp())));
    }

    /** Tokens for a client of the token call. */
    public TokenResponse grant(TokenRequest request) {
        return switch (required("grant_type", request.grantType())) {
            case "refresh_token" -> sessions.refresh(required("refresh_token", request.refreshToken()));
            case "client_credentials" -> service(services.prove(request.client()));
            default ->
                throw Problem.of(UNSUPPORTED_GRANT_TYPE, "grant_type is refresh_token or client_credentials.")
                        .with("error", "unsupported_grant_type");
        };
    }

    private TokenResponse service(Identity house) {
        return TokenResponse.of(tokens.issue(house, Standing.OF_A_HOUSE), tokens.lifetime(), null);
    }
}
