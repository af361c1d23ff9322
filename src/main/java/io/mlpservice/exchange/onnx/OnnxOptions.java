package io.mlpservice.exchange.onnx;

import io.mlpservice.engine.matrix.Precision;
import org.jspecify.annotations.Nullable;

/**
 * How a model is written.
 *
 * @param inputs what the inputs are; null for what suits the features
 * @param type the type of the numbers that go in and come out; null for what suits them
 */
public record OnnxOptions(@Nullable InputForm inputs, @Nullable Precision type) {}
