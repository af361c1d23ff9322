package io.mlpservice.prediction.answer;

import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.platform.CellValue;
import io.mlpservice.platform.csv.CsvOutput;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.Problem;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers as CSV: the {@link AnswerColumns}, then {@code warnings,error}. */
final class CsvRowWriter implements RowWriter {
    private final CsvOutput csv;
    private final AnswerColumns answers;
    private final List<String> header;
    private boolean hasBegun;

    CsvRowWriter(CsvOutput csv, ModelSchema schema, AnswerRule rule) {
        this.csv = csv;
        this.answers = new AnswerColumns(schema, rule);
        this.header = distinct(Stream.concat(answers.columns().stream().map(AnswerColumns.Column::name),
                Stream.of("warnings", "error")).toList());
    }

    /** Targets and classes may have any name, so a column may need a number to tell it from another. */
    private static List<String> distinct(List<String> names) {
        var distinct = new LinkedHashSet<String>();
        for (var name : names) {
            var candidate = name;
            for (var number = 2; !distinct.add(candidate); number++) {
                candidate = name + "_" + number;
            }
        }
        return List.copyOf(distinct);
    }

    @Override
    public void write(AnsweredRow row) {
        begin();
        var cells = answers.cells(row);
        cells.add(sentences(row.allWarnings()));
        cells.add(sentences(row.errors().stream().map(FieldError::detail).toList()));
        csv.write(cells);
    }

    private void begin() {
        if (!hasBegun) {
            hasBegun = true;
            csv.writeHeader(header);
        }
    }

    private static @Nullable CellValue sentences(List<String> sentences) {
        return sentences.isEmpty() ? null : new CellValue.Text(sentences.stream().collect(Collectors.joining(" ")));
    }

    @Override
    public void end() throws IOException {
        begin();
        csv.flush();
    }

    @Override
    public void breakOff(Problem problem) throws IOException {
        begin();
        var cells = new ArrayList<@Nullable CellValue>(Collections.nCopies(header.size() - 1, null));
        cells.add(new CellValue.Text(problem.detail()));
        csv.write(cells);
        csv.flush();
    }
}
