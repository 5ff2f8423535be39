package dev.twende.ticketing.schedules.boundary;

import static dev.twende.kit.security.Roles.AGENT;
import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.DEVICE;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;

import dev.twende.kit.security.Caller;
import dev.twende.ticketing.schedules.entity.SalesChannel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.stream.Stream;

/** Tells through which channel the caller buys. */
@ApplicationScoped
public class CallerChannel {
    private Caller caller;

    protected CallerChannel() {} // for the CDI proxy

    @Inject
    public CallerChannel(Caller caller) {
        this.caller = caller;
    }

    /** A device is a POS, who sells for a company is a counter, everyone else is the public. */
    public SalesChannel current() {
        if (caller.isGuest()) { // most buyers are, and reading a token's roles costs more than it seems
            return SalesChannel.WEB;
        }
        if (caller.is(DEVICE)) {
            return SalesChannel.POS;
        }
        return sellsForACompany() ? SalesChannel.COUNTER : SalesChannel.WEB;
    }

    /** Whether it is one of those who sell for a company, be it their own or not. */
    public boolean sellsForACompany() {
        return Stream.of(AGENT, COMPANY_ADMIN, SUPER_ADMIN).anyMatch(caller::is);
    }
}
