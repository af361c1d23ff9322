package io.mlpservice.model;

/**
 * A new model, ready for the transaction that publishes it.
 *
 * @param made the result of the training run
 * @param content the model's bytes
 */
@SuppressWarnings("ArrayRecordComponent")
public record PreparedModel(NewModel made, byte[] content) {}
