package io.mlpservice.prediction.answer;

import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Prediction;
import io.mlpservice.engine.encoding.Target;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.platform.CellValue;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The columns of answers in a table: {@code label,probability_<class>…} for a classification, {@code
 * label_<target>,probability_<target>_<class>…} for each of several targets, {@code <target>…} for a regression. Where
 * some classes alone are shown, {@code top_1,top_1_probability…} are in the place of the probabilities. Names may occur
 * twice, since targets and classes may have any name.
 */
public final class AnswerColumns {
    private final ModelSchema schema;
    private final AnswerRule rule;
    private final List<Column> columns;

    /**
     * A column.
     *
     * @param holdsClasses whether it holds classes; otherwise numbers
     */
    public record Column(String name, boolean holdsClasses) {}

    /** The columns of the answers of a model. */
    public AnswerColumns(ModelSchema schema, AnswerRule rule) {
        this.schema = schema;
        this.rule = rule;
        this.columns = schema.task() == Task.REGRESSION
                ? schema.targetNames().stream().map(name -> new Column(name, false)).toList()
                : ofClasses();
    }

    private List<Column> ofClasses() {
        var all = new ArrayList<Column>();
        for (var target : schema.targets()) {
            var suffix = schema.isMultiLabel() ? "_" + target.name() : "";
            all.add(new Column("label" + suffix, true));
            if (rule.showsAll()) {
                target.labels().forEach(label -> all.add(new Column("probability" + suffix + "_" + label, false)));
            } else {
                for (var place = 1; place <= Math.min(rule.mostClasses(), target.labels().size()); place++) {
                    all.add(new Column("top_%d%s".formatted(place, suffix), true));
                    all.add(new Column("top_%d_probability%s".formatted(place, suffix), false));
                }
            }
        }
        return all;
    }

    /** The columns, in order. */
    public List<Column> columns() {
        return columns;
    }

    /** The cells of a row, one for each column; all of them empty for a row that could not be predicted. */
    public List<@Nullable CellValue> cells(AnsweredRow row) {
        if (row.prediction() == null) {
            return new ArrayList<@Nullable CellValue>(Collections.nCopies(columns.size(), null));
        }
        var cells = new ArrayList<@Nullable CellValue>(columns.size());
        add(rule.decided(row.prediction(), schema), cells);
        return cells;
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
}
