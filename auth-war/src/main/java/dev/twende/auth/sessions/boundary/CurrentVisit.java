package dev.twende.auth.sessions.boundary;

import dev.twende.auth.sessions.entity.Visit;
import dev.twende.kit.limits.ClientAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;

/** Where the current request comes from, as the owner of a session may recognise it. */
@ApplicationScoped
public class CurrentVisit {
    private ClientAddress address;
    private HttpServletRequest request;

    protected CurrentVisit() {} // for the CDI proxy

    @Inject
    public CurrentVisit(ClientAddress address, HttpServletRequest request) {
        this.address = address;
        this.request = request;
    }

    Visit get() {
        return new Visit(address.text(), request.getHeader(HttpHeaders.USER_AGENT));
    }
}
