package dev.twende.kit.origin;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * All that this resource method changes is told by events, which carry their origin themselves: its database connection need not be told,
 * which is a round trip on a path where each counts.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ToldByEvents {}
