package io.mlpservice.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What other programs call this component of a request. An error about such a field asks whether this one is meant. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface AlsoCalled {
    /** The names, in snake_case. */
    String[] value();
}
