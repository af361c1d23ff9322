package io.mlpservice.webhook;

import java.io.IOException;

/** A message could not be delivered, for a reason that its owner may read. */
final class DeliveryException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    DeliveryException(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
