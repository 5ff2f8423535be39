package dev.twende.auth.sessions.boundary;

import dev.twende.kit.rest.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/**
 * Makes a refusal readable for OAuth clients, which know {@code error} and {@code error_description} and the plain media type of
 * JSON only. All members of the problem document stay.
 */
@Provider
@OAuthAnswers
public class OAuthAnswersFilter implements ContainerResponseFilter {
    private static final JsonProvider JSON = JsonProvider.provider();

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        boolean refused = response.getStatus() == 400 || response.getStatus() == 401;
        if (!refused || !(response.getEntity() instanceof String document)) {
            return;
        }
        JsonObject problem = Json.mapper().fromJson(document, JsonObject.class);
        JsonObjectBuilder answer = JSON.createObjectBuilder(problem)
                .add("error", problem.getString("error", "invalid_request"))
                .add("error_description", problem.getString("detail", problem.getString("title")));
        response.setEntity(answer.build().toString(), null, MediaType.APPLICATION_JSON_TYPE);
        if (response.getStatus() == 401) {
            response.getHeaders().putSingle(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"twende\"");
        }
    }
}
