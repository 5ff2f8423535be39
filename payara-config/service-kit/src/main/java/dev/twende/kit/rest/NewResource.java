package dev.twende.kit.rest;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;

/** Answers to a POST that makes something, which is found below the path of the request by its id. */
public final class NewResource {
    private NewResource() {}

    /** 201: it is there. */
    public static Response created(UriInfo here, Object id, Object entity) {
        return Response.created(location(here, id)).entity(entity).build();
    }

    /** 202: it is under way, and tells there how it goes. */
    public static Response accepted(UriInfo here, Object id, Object entity) {
        return Response.accepted(entity).location(location(here, id)).build();
    }

    private static URI location(UriInfo here, Object id) {
        return here.getAbsolutePathBuilder().path(id.toString()).build();
    }
}
