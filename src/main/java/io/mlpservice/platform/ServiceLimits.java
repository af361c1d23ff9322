package io.mlpservice.platform;

import java.util.List;

/** Settings that limit what clients may do. {@code /capabilities} shows those of all beans of this type. */
@FunctionalInterface
public interface ServiceLimits {
    /** The limits as they are set. */
    List<ServiceLimit> limits();
}
