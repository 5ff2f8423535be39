package dev.twende.kit.limits;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a resource method: the public may call it so often. Counted for each client address by the limit {@code <value>.address}, before
 * the body is read. Those who work here are not counted.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Limited {
    /** The name of the limit, such as {@code booking-look-up}. */
    String value();

    /**
     * A path parameter that is counted too, by the limit {@code <value>.<per>}, in the name dashes for underscores; none if empty.
     * Counted whether the thing exists or not, so that the answer does not tell.
     */
    String per() default "";
}
