package dev.twende.ticketing.pos.boundary;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.rest.Failures;
import dev.twende.kit.rest.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.JsonbException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.util.Set;

/** Reads what an operation says, each type by its own form. */
@ApplicationScoped
public class OperationForms {
    private Validator validator;

    protected OperationForms() {} // for the CDI proxy

    @Inject
    public OperationForms(Validator validator) {
        this.validator = validator;
    }

    /** @throws Problem {@code validation-failed} with the fields that break a rule */
    public <F> F read(String content, Class<F> form) {
        F said = parse(content, form);
        Set<ConstraintViolation<F>> violations = validator.validate(said);
        if (!violations.isEmpty()) {
            throw Failures.toProblem(new ConstraintViolationException(violations));
        }
        return said;
    }

    private static <F> F parse(String content, Class<F> form) {
        try {
            return Json.mapper().fromJson(content, form);
        } catch (JsonbException | IllegalArgumentException unreadable) {
            throw Problem.invalid("operation", "has a field of another type than its form says");
        }
    }
}
