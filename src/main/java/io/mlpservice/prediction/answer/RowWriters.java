package io.mlpservice.prediction.answer;

import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.model.ModelIdentity;
import io.mlpservice.platform.csv.CsvOutput;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

import java.io.OutputStream;

/** Opens a {@link RowWriter} for each {@link PredictionFormat}. */
@Component
public class RowWriters {
    private final JsonMapper mapper;

    RowWriters(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * A writer that has not written anything yet.
     *
     * @param model that answers
     * @param schema of the model
     * @param rule what is answered
     * @param spreadsheetSafe whether CSV is written so that no spreadsheet executes text; see {@link CsvOutput}
     * @param out is written to in large pieces and never closed
     */
    public RowWriter open(PredictionFormat format, ModelIdentity model, ModelSchema schema, AnswerRule rule,
            boolean spreadsheetSafe,
            OutputStream out) {
        return switch (format) {
            case CSV -> new CsvRowWriter(new CsvOutput(out, spreadsheetSafe), schema, rule);
            case NDJSON -> new JsonRowWriter(generator(out), model, schema, rule, true);
            case JSON -> new JsonRowWriter(generator(out), model, schema, rule, false);
        };
    }

    /** It is never closed, since that would complete an answer that broke off; it holds no more than a buffer. */
    private JsonGenerator generator(OutputStream out) {
        return mapper.writer().withRootValueSeparator("").createGenerator(out);
    }
}
