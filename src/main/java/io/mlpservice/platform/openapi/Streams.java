package io.mlpservice.platform.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a streamed answer is made of. To OpenAPI a stream is a string; so the document shows the schemas of its parts
 * in the extension {@code x-stream}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Streams {
    /** The kinds of parts. */
    Part[] value();

    /** A part of a stream, such as the data of an event or a line. */
    @interface Part {
        /** The name of the event, or {@code line}. */
        String name();

        /** The JSON of the part. */
        Class<?> type();
    }
}
