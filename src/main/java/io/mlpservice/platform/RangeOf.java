package io.mlpservice.platform;

import io.mlpservice.engine.hyperparameter.Hyperparameter;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares that this component of a request, or each number in its list or map, is a hyperparameter: it gives the range
 * and the documentation.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface RangeOf {
    /** The hyperparameter. */
    Hyperparameter value();

    /** Whether 0 is allowed although out of range, to say that the number is not used. */
    boolean zeroIfUnused() default false;
}
