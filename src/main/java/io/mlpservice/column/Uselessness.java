package io.mlpservice.column;

/** Why nothing can be learned from a column. The most certain reason comes last. */
public enum Uselessness {
    /** Whole numbers that count the rows. */
    RUNNING_NUMBER("It numbers the rows from the first to the last."),
    /** Whole numbers that are hardly ever repeated, in a column named like an identifier. */
    IDENTIFIER("Nearly every number occurs once, and its name says that it identifies what the row is about."),
    /** Text that is nearly never repeated. */
    UNIQUE_TEXT("Nearly every value occurs once, as names and identifiers do."),
    /** Sentences. */
    FREE_TEXT("It holds free text."),
    /** A column without a name. */
    ROW_NAMES("It has no name in the file and names each row."),
    /** The same value in every row. */
    CONSTANT("All its values are the same."),
    /** No value at all. */
    EMPTY("It has no values.");

    /** With fewer rows, a column may count up or stay the same by chance. */
    static final int FEWEST_ROWS = 10;

    private final String reason;

    Uselessness(String reason) {
        this.reason = reason;
    }

    /** A sentence about the column. */
    public String reason() {
        return reason;
    }
}
