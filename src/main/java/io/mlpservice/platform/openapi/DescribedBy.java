package io.mlpservice.platform.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** In the OpenAPI document the properties of this record have the descriptions of those of the same name in another. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface DescribedBy {
    /** The record that holds the descriptions. */
    Class<? extends Record> value();
}
