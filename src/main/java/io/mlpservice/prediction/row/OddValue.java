package io.mlpservice.prediction.row;

import io.mlpservice.engine.feature.Encoder.Oddity;
import io.mlpservice.platform.CellValue;
import org.jspecify.annotations.Nullable;

/**
 * A value that a model answers by rule, since the training rows had none like it.
 *
 * @param feature counted from 0
 * @param value as it was sent; null if it is absent
 * @param code what the feature reads it as; {@code NaN} for a gap
 */
public record OddValue(int feature, Oddity oddity, @Nullable CellValue value, double code) {}
