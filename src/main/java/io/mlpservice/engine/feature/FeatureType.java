package io.mlpservice.engine.feature;

/** What the values of a feature mean. */
public enum FeatureType {
    /** Numbers, scaled. */
    NUMERIC,
    /** True or false. */
    BOOLEAN,
    /** Names without an order. */
    CATEGORICAL,
    /** Points in time. */
    DATE_TIME
}
