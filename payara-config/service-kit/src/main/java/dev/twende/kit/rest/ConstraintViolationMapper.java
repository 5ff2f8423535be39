package dev.twende.kit.rest;

import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.ext.Provider;

/** Bean Validation refused; every broken field is listed. */
@Provider
public class ConstraintViolationMapper extends FailureMapper<ConstraintViolationException> {}
