package io.mlpservice.platform.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which keys may use an operation. At a class it holds for all of its operations, at a method it replaces that of
 * the class. Both the service and its OpenAPI document read it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface RequiresScope {
    /** A key needs one of these. */
    Scope[] value();
}
