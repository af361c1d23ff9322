package io.mlpservice.column;

/** What the places of cells count. */
public enum Place {
    /** The lines of a file. */
    LINE("Line"),
    /** The rows of a table. */
    ROW("Row");

    private final String word;

    Place(String word) {
        this.word = word;
    }

    /** At the beginning of a sentence. */
    public String word() {
        return word;
    }
}
