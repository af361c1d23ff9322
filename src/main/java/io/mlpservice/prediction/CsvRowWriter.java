package io.mlpservice.prediction;

import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Prediction;
import io.mlpservice.engine.encoding.Target;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.platform.CellValue;
import io.mlpservice.platform.FieldError;
import io.mlpservice.platform.Problem;
import io.mlpservice.platform.csv.CsvOutput;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Answers as CSV: {@code label,probability_<class>…} for a classification, {@code
 * label_<target>,probability_<target>_<class>…} for each of several targets, {@code <target>…} for a regression, then
 * {@code warnings,error}. Where some classes alone are shown, {@code top_1,top_1_probability…} are in the place of the
 * probabilities.
 */
final class CsvRowWriter implements RowWriter {
    private final CsvOutput csv;
    private final ModelSchema schema;
    private final AnswerRule rule;
    /** The number of cells before the warnings. */
    private final int width;
    private final List<String> header;
    private boolean hasBegun;

    CsvRowWriter(CsvOutput csv, ModelSchema schema, AnswerRule rule) {
        this.csv = csv;
        this.schema = schema;
        this.rule = rule;
        var names = schema.task() == Task.REGRESSION ? schema.targetNames() : classColumns();
        this.width = names.size();
        var all = new ArrayList<>(names);
        all.add("warnings");
        all.add("error");
        this.header = distinct(all);
    }

    private List<String> classColumns() {
        var names = new ArrayList<String>();
        for (var target : schema.targets()) {
            var suffix = schema.isMultiLabel() ? "_" + target.name() : "";
            names.add("label" + suffix);
            if (rule.showsAll()) {
                target.labels().forEach(label -> names.add("probability" + suffix + "_" + label));
            } else {
                for (var place = 1; place <= Math.min(rule.mostClasses(), target.labels().size()); place++) {
                    names.add("top_%d%s".formatted(place, suffix));
                    names.add("top_%d_probability%s".formatted(place, suffix));
                }
            }
        }
        return names;
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
        var cells = new ArrayList<@Nullable CellValue>(header.size());
        if (row.isRefused()) {
            cells.addAll(Collections.nCopies(width, null));
        } else {
            add(rule.decided(Objects.requireNonNull(row.prediction()), schema), cells);
        }
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

    private void add(Prediction prediction, List<@Nullable CellValue> cells) {
        switch (prediction) {
            case Prediction.Label label -> add(label, schema.targets().getFirst(), cells);
            case Prediction.Labels(var labels) -> {
                for (var index = 0; index < labels.size(); index++) {
                    add(labels.get(index), schema.targets().get(index), cells);
                }
            }
            case Prediction.Numbers(var values) -> {
                for (var value : values) {
                    cells.add(new CellValue.Numeric(value));
                }
            }
        }
    }

    private void add(Prediction.Label label, Target target, List<@Nullable CellValue> cells) {
        cells.add(new CellValue.Text(label.label()));
        var probabilities = label.probabilities();
        if (rule.showsAll()) {
            for (var probability : probabilities) {
                cells.add(new CellValue.Numeric(probability));
            }
        } else {
            for (var place : rule.mostProbable(probabilities)) {
                cells.add(new CellValue.Text(target.labels().get(place)));
                cells.add(new CellValue.Numeric(probabilities[place]));
            }
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
        var cells = new ArrayList<@Nullable CellValue>(Collections.nCopies(width + 1, null));
        cells.add(new CellValue.Text(problem.detail()));
        csv.write(cells);
        csv.flush();
    }
}
