package io.mlpservice.platform.access;

/** Whether the current request may still be answered. Streams ask as they go on. */
@FunctionalInterface
public interface Admission {
    /** False once the key was revoked or the key or token has expired. */
    boolean lasts();
}
