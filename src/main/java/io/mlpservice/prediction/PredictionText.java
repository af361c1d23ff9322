package io.mlpservice.prediction;

/** Describes the operations of predictions for the documentation; several media types share each operation. */
public final class PredictionText {
    /** What a model in the path does. */
    public static final String BY_MODEL = "Predict rows by a model";
    /** What a model in the body or the query does. */
    public static final String BY_NAMED_MODEL = "Predict rows by the model that the request names";
    /** What is common to all forms. */
    public static final String DESCRIPTION = "Rows are JSON, or a table of any length in CSV or NDJSON (one JSON object in each line), which may be compressed. The answer has the format of the request, or the one that `Accept` ranks highest. JSON is answered as a whole or not at all. A table is answered row by row, in its order: a row that cannot be predicted is answered by its `error` and does not keep the others from being predicted. CSV may be written in any dialect that an upload may have; its header names the columns, in any order. The answer in CSV has the columns `label` and `probability_<class>` (of several targets `label_<target>` and `probability_<target>_<class>`; with `top_k` `top_1`, `top_1_probability` and so on), of a regression one column for each target, then `warnings` and `error`. NDJSON has a `TablePrediction` in each line, and so has the list of a JSON answer to a table. All that can be refused as a whole is refused before the first row. If the answer breaks off later, its last row says why, and the connection is cut.";

    static final String CSV = "text/csv";
    static final String CSV_EXAMPLE = "sepal_length,sepal_width,petal_length,petal_width\n5.1,3.5,1.4,0.2\n";
    static final String NDJSON = "application/x-ndjson";

    private PredictionText() {}
}
