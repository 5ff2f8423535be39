package dev.twende.kit.origin;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;

/** Says before every resource method that may change something where the call comes from, for the triggers of its database. */
@Provider
public class OriginOfCall implements DynamicFeature {
    /** Asked for once: looking for the implementation costs more than an object. */
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    /** Before any filter that may ask the database. */
    private static final int FIRST = 0;

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        boolean isRead = resource.getResourceMethod().isAnnotationPresent(GET.class);
        if (!isRead && !resource.getResourceMethod().isAnnotationPresent(ToldByEvents.class)) {
            context.register(new Tell());
        }
    }

    /** As the envelope of an event names them. */
    static String json(Origin origin) {
        JsonObjectBuilder json = JSON.createObjectBuilder();
        origin.actor().ifPresent(actor -> json.add("actorid", actor));
        origin.device().ifPresent(device -> json.add("deviceid", device));
        origin.address().ifPresent(address -> json.add("clientaddress", address));
        return json.build().toString();
    }

    @Priority(FIRST)
    private static final class Tell implements ContainerRequestFilter {
        /** Stands for the origin of the current request; finding it costs more than using it, so it is done once. */
        private volatile Origins origins;

        @Override
        public void filter(ContainerRequestContext request) {
            if (origins == null) {
                origins = CDI.current().select(Origins.class).get();
            }
            CurrentCall.tell(json(origins.current()));
        }
    }
}
