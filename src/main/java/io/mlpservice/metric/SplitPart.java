package io.mlpservice.metric;

/** A part of the data set that a model was trained on, from the fairest to measure it by to the least fair. */
public enum SplitPart {
    TEST,
    VALIDATION,
    TRAINING
}
