package io.mlpservice.column;

/** What a column is used for, unless a training request says otherwise. */
public enum ColumnRole {
    /** A model reads it. */
    FEATURE,
    /** It is left out, for a reason. */
    IGNORED,
    /** A model predicts it. */
    TARGET,
    /** It holds the weights of the rows. */
    WEIGHT
}
