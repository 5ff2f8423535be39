package dev.twende.kit.rest;

import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Does many requests of one kind, each for itself: its own validation, its own transaction, its own result. A bad item never
 * stands in the way of the next. The work is a call of a transactional facade, so that each item commits or rolls back alone.
 */
@ApplicationScoped
public class Batches {
    /** The most items of one call: at a few milliseconds each it answers in seconds. */
    public static final int ITEMS_MAX = 500;

    private Validator validator;

    protected Batches() {} // for the CDI proxy

    @Inject
    public Batches(Validator validator) {
        this.validator = validator;
    }

    /**
     * @param key of the whole call, or null; each item gets its own from it, so that a repeated call repeats nothing
     * @param work adds an item under its key
     * @return a result for each item, in order
     */
    @Transactional(Transactional.TxType.NEVER) // one transaction around them all would tie their fates together
    public <I, O> BatchResponse<O> each(List<I> items, IdempotencyKey key, BiFunction<I, IdempotencyKey, O> work) {
        List<BatchResponse.Result<O>> results = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            results.add(one(items.get(i), i, key == null ? null : key.of(i), work));
        }
        return BatchResponse.of(results);
    }

    private <I, O> BatchResponse.Result<O> one(
            I item, int index, IdempotencyKey key, BiFunction<I, IdempotencyKey, O> work) {
        try {
            mustBeValid(item);
            return new BatchResponse.Result<>(index, 201, work.apply(item, key), null);
        } catch (RuntimeException failure) {
            ProblemDocument document = new ProblemDocument(Failures.toProblem(failure));
            FailureMapper.log(document, failure);
            return new BatchResponse.Result<>(index, document.status(), null, document.members());
        }
    }

    private <I> void mustBeValid(I item) {
        if (item == null) {
            throw Problem.invalid("item", "must not be null");
        }
        Set<ConstraintViolation<I>> violations = validator.validate(item);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
    }
}
