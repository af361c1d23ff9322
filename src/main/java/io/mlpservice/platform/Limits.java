package io.mlpservice.platform;

import io.mlpservice.engine.hyperparameter.Hyperparameter;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The number in this component of a request, or each number of a list or map, is a hyperparameter, has its range and is
 * documented by it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Limits {
    /** Which hyperparameter it is. */
    Hyperparameter value();

    /** Whether 0 may be written although it lies outside, as a way to say that the number is not used. */
    boolean zeroIfUnused() default false;
}
