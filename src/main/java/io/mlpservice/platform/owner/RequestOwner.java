package io.mlpservice.platform.owner;

import jakarta.servlet.http.HttpServletRequest;

import java.util.Optional;

/**
 * Knows on whose behalf a request comes. A bean of this type replaces the default, by which all requests come from
 * {@link Owner#DEFAULT}. It is asked once for each request, after the filters that authenticate.
 */
@FunctionalInterface
public interface RequestOwner {
    /** The owner; empty if the request has none, so that it finds nothing. */
    Optional<Owner> of(HttpServletRequest request);
}
