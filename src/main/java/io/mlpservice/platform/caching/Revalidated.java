package io.mlpservice.platform.caching;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The answer has an {@code ETag}, and a request whose {@code If-None-Match} has this tag is answered with 304 and no
 * body.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Revalidated {
    /** What the tag is made of. */
    By value() default By.CONTENT;

    /** What tags are made of. */
    enum By {
        /** A digest of the answer, for small answers that may change. */
        CONTENT,
        /** The identity of what is shown, for what never changes; the handler answers through {@link EntityTags}. */
        IDENTITY
    }
}
