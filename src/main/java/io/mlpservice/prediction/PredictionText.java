package io.mlpservice.prediction;

/** Describes the operations of predictions for the documentation. */
public final class PredictionText {
    /** What is common to tables in CSV and NDJSON. */
    public static final String OF_TABLES = "The table may be of any length, and compressed. It is answered row by row, in its order: a row that cannot be predicted is answered by its `error` and does not keep the others from being predicted. All that can be refused as a whole is refused before the first row. If the answer breaks off later, its last row says why, and the connection is cut. The answer has the format of the request, or the one that `Accept` ranks highest of text/csv, application/x-ndjson and application/json.";
    /** What only CSV has. */
    public static final String OF_CSV = "Predicts a table in CSV of any dialect that an upload may have; its header names the columns, in any order. The answer has the columns `label` and `probability_<class>` (of several targets `label_<target>` and `probability_<target>_<class>`; with `top_k` `top_1`, `top_1_probability` and so on), of a regression one column for each target, then `warnings` and `error`. "
            + OF_TABLES;
    /** What only NDJSON has. */
    public static final String OF_NDJSON = "Predicts a table with a JSON object in each line. The answer has a `TablePrediction` in each line. "
            + OF_TABLES;

    static final String OF_JSON = "Answers all rows or, if one of them is wrong, none. Tables of any length, answered row by row, have operations of their own: `predictCsv` and `predictNdjson`. `Accept` may rank text/csv or application/x-ndjson above JSON.";

    private PredictionText() {}
}
