package dev.twende.kit.rest;

import dev.twende.kit.problem.Problem;
import jakarta.ws.rs.ext.Provider;

/** A rule was broken and said so. */
@Provider
public class ProblemMapper extends FailureMapper<Problem> {}
