package io.mlpservice.model;

/**
 * A new model for which everything is done that can be done before the transaction that publishes it.
 *
 * @param made what the training run handed over
 * @param content the model's bytes
 */
@SuppressWarnings("ArrayRecordComponent")
public record PreparedModel(NewModel made, byte[] content) {}
