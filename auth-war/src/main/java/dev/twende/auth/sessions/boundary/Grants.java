package dev.twende.auth.sessions.boundary;

import static dev.twende.auth.sessions.boundary.TokenRequest.required;
import static dev.twende.kit.problem.ProblemType.UNSUPPORTED_GRANT_TYPE;

import dev.twende.auth.devices.boundary.CashierProof;
import dev.twende.auth.devices.boundary.Devices;
import dev.twende.auth.devices.boundary.ProvenDevice;
import dev.twende.auth.logins.boundary.Logins;
import dev.twende.auth.sessions.control.AccessTokens;
import dev.twende.auth.sessions.control.Identities;
import dev.twende.auth.sessions.control.ServiceAccounts;
import dev.twende.auth.sessions.entity.Identity;
import dev.twende.auth.sessions.entity.Standing;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.security.Caller;
import dev.twende.kit.security.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * All ways to a token: a password, a PIN on a device, a refresh token, a service account, a device's signature. No transaction is open
 * while a password is hashed.
 */
@ApplicationScoped
public class Grants {
    private Identities identities;
    private Sessions sessions;
    private ServiceAccounts services;
    private Devices devices;
    private CashierProof cashiers;
    private AccessTokens tokens;
    private Logins logins;
    private Caller caller;

    protected Grants() {} // for the CDI proxy

    @Inject
    public Grants(
            Identities identities,
            Sessions sessions,
            ServiceAccounts services,
            Devices devices,
            CashierProof cashiers,
            AccessTokens tokens,
            Logins logins,
            Caller caller) {
        this.identities = identities;
        this.sessions = sessions;
        this.services = services;
        this.devices = devices;
        this.cashiers = cashiers;
        this.tokens = tokens;
        this.logins = logins;
        this.caller = caller;
    }

    /** Tokens for a user who logs in. */
    public TokenResponse login(SessionRequest request) {
        return logins.guard(
                request.email(),
                request.proof(),
                () -> sessions.open(identities.prove(request.email(), request.password(), request.otp())));
    }

    /** Tokens for a cashier who takes over the device that calls. */
    public TokenResponse login(CashierSessionRequest request) {
        UUID deviceId = caller.deviceId().orElseThrow(Problem::notFound);
        UUID companyId = caller.companyId().orElseThrow(Problem::notFound);
        cashiers.prove(request.userId(), request.pin(), deviceId, companyId);
        return sessions.openOn(deviceId, request.userId());
    }

    /** Tokens for a client of the token call. */
    public TokenResponse grant(TokenRequest request) {
        return switch (required("grant_type", request.grantType())) {
            case "refresh_token" ->
                sessions.refresh(
                        required("refresh_token", request.refreshToken()),
                        request.assertion().map(devices::prove).map(ProvenDevice::deviceId));
            case "client_credentials" ->
                request.assertion()
                        .map(devices::prove)
                        .map(this::device)
                        .orElseGet(() -> service(services.prove(request.client())));
            default ->
                throw Problem.of(UNSUPPORTED_GRANT_TYPE, "grant_type is refresh_token or client_credentials.")
                        .with("error", "unsupported_grant_type");
        };
    }

    /** For a device that speaks for itself; it can ask again at any time. */
    private TokenResponse device(ProvenDevice device) {
        Identity itself = new Identity(
                device.deviceId(), "device " + device.serial(), Optional.of(device.companyId()), List.of(Roles.DEVICE));
        Standing standing = new Standing(Optional.empty(), Optional.of(device.deviceId()), device.asOf());
        return TokenResponse.of(tokens.issue(itself, standing), tokens.lifetime(), null);
    }

    private TokenResponse service(Identity house) {
        return TokenResponse.of(tokens.issue(house, Standing.OF_A_HOUSE), tokens.lifetime(), null);
    }
}
