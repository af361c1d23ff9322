package io.mlpservice.platform.memory;

/** Estimates what JSON takes in memory, by its punctuation. */
public final class JsonCost {
    /** A value, its place in a tree, and its copy in a record. */
    private static final int VALUE = 80;
    /** A name, and its place in a map. */
    private static final int NAME = 80;
    private static final int ARRAY = 100;
    private static final int OBJECT = 200;
    /** The texts of short documents do not matter. */
    private static final int SHORT = 1 << 12;

    private JsonCost() {}

    /**
     * The bytes that a document takes as a tree and as the record that it becomes.
     *
     * @param document in any encoding that JSON allows
     * @param length of the document in bytes
     */
    public static long ofTree(byte[] document, int length) {
        if (length < SHORT) {
            return length;
        }
        var cost = (long) length;
        for (var index = 0; index < length; index++) {
            cost += switch (document[index]) {
                case ',' -> VALUE;
                case ':' -> NAME;
                case '[' -> ARRAY;
                case '{' -> OBJECT;
                default -> 0;
            };
        }
        return cost;
    }
}
