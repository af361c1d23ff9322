package io.mlpservice.inference;

/** How a protocol writes errors. */
public interface ErrorShape {
    /** Whether the protocol answers at a path. */
    boolean isAt(String path);

    /** The body of an error, to be written as JSON. */
    Object body(int status, String message);
}
