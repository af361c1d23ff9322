package io.mlpservice.platform.deprecation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An operation that clients should no longer use. Its answers say so. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Superseded {
    /** The path of the operation to use instead. */
    String by();

    /** The day since which it is deprecated, such as {@code 2026-11-29}. */
    String since();
}
