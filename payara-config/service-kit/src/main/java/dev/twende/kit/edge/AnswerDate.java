package dev.twende.kit.edge;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

/**
 * Says with each answer when it was given (RFC 9110, section 6.6.1), which the server leaves out: by it devices whose own clocks are
 * wrong know what time it is.
 */
@Provider
public class AnswerDate implements ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().computeIfAbsent(HttpHeaders.DATE, absent -> new ArrayList<>(List.of(new Date())));
    }
}
