package dev.twende.kit.rest;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.ext.Provider;

/** The body is not the JSON the call expects. */
@Provider
public class UnreadableBodyMapper extends FailureMapper<ProcessingException> {}
