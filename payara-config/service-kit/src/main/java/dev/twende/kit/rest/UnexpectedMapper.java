package dev.twende.kit.rest;

import jakarta.ws.rs.ext.Provider;

/** Everything else, errors of the JVM included. */
@Provider
public class UnexpectedMapper extends FailureMapper<Throwable> {}
