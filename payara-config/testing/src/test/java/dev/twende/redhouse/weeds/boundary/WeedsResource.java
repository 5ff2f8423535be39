package dev.twende.redhouse.weeds.boundary;

import jakarta.ws.rs.GET;

/** Does not say who may ask. */
public class WeedsResource {
    @GET
    public String list() {
        return "";
    }
}
