package dev.twende.redhouse.weeds.boundary;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Describes a parameter where no call is. */
public class WeedFilter {
    @Parameter(description = "How high they are.")
    @QueryParam("height")
    int height;
}
