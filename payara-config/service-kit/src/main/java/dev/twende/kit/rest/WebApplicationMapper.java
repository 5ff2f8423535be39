package dev.twende.kit.rest;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.ext.Provider;

/** JAX-RS itself refused: no such path, method or media type, no token, no role. */
@Provider
public class WebApplicationMapper extends FailureMapper<WebApplicationException> {}
