package io.mlpservice.webhook;

/** How far the delivery of a webhook is. */
public enum DeliveryState {
    /** The job has not ended. */
    WAITING,
    /** The job has ended, and the receiver has not confirmed it yet. */
    PENDING,
    /** The receiver has answered 2xx. */
    DELIVERED,
    /** The receiver has answered 410, or no attempt succeeded. */
    GIVEN_UP
}
