package dev.twende.kit.security;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import org.eclipse.microprofile.rest.client.ext.ClientHeadersFactory;

/** Puts this house's own token on the calls of a REST client: {@code @RegisterClientHeaders(ServiceIdentity.class)}. */
public class ServiceIdentity implements ClientHeadersFactory {
    @Override
    public MultivaluedMap<String, String> update(
            MultivaluedMap<String, String> incoming, MultivaluedMap<String, String> outgoing) {
        MultivaluedMap<String, String> headers = new MultivaluedHashMap<>();
        headers.putSingle(
                HttpHeaders.AUTHORIZATION,
                CDI.current().select(ServiceTokens.class).get().bearer());
        return headers;
    }
}
