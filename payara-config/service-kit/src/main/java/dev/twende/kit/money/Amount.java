package dev.twende.kit.money;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A {@link Money} that a request may bring: of a currency that exists (ISO 4217), and between {@link #min()} and {@link #MAX} minor
 * units. Null passes; say {@code @NotNull} where it must be there.
 */
@Documented
@Constraint(validatedBy = AmountValidator.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Amount {
    /** So many minor units that sums of nine thousand such amounts still fit; a thousand milliard of a currency with cents. */
    long MAX = 1_000_000_000_000_000L;

    /** The least number of minor units: 1 asks for a positive amount, 0 allows none. */
    long min() default 1;

    String message() default "must be an amount of at least {min} minor units in a currency of ISO 4217";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
