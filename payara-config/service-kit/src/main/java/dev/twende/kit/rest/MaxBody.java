package dev.twende.kit.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Lifts the size limit of a resource method's body above {@link BodyLimit#DEFAULT_BYTES}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface MaxBody {
    /** The largest body accepted, in bytes. */
    long value();
}
