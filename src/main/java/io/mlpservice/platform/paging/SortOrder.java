package io.mlpservice.platform.paging;

/** The direction of a list. */
public enum SortOrder {
    /** From small to large, from A to Z, from old to new. */
    ASCENDING,
    /** From large to small, from Z to A, from new to old. */
    DESCENDING
}
