package io.mlpservice.scoring.run;

import io.mlpservice.platform.problem.Problem;
import io.mlpservice.prediction.answer.AnsweredRow;
import io.mlpservice.prediction.answer.RowWriter;
import io.mlpservice.prediction.row.OddValue;
import io.mlpservice.scoring.job.Tally;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keeps the answers to some rows, and counts what is odd about them. */
final class AnswerCollector implements RowWriter {
    private final List<String> features;
    private final List<AnsweredRow> answers = new ArrayList<>();
    private final Map<Integer, Tally.Odd> odd = new TreeMap<>();
    private int refused;
    private int cut;

    AnswerCollector(List<String> features) {
        this.features = features;
    }

    @Override
    public void write(AnsweredRow row) {
        answers.add(row);
        refused += row.isRefused() ? 1 : 0;
        row.oddities().first().forEach(this::count);
        cut += row.oddities().count() > row.oddities().first().size() ? 1 : 0;
    }

    private void count(OddValue value) {
        odd.merge(value.feature(), switch (value.oddity()) {
            case GAP -> new Tally.Odd(1, 0, 0);
            case UNSEEN -> new Tally.Odd(0, 1, 0);
            case OUT_OF_RANGE -> new Tally.Odd(0, 0, 1);
            case NONE -> throw new IllegalArgumentException("nothing is odd");
        }, Tally.Odd::plus);
    }

    @Override
    public void end() {
        // Nothing stands behind the rows.
    }

    @Override
    public void breakOff(Problem problem) {
        throw new IllegalStateException("answers that are collected do not break off");
    }

    List<AnsweredRow> answers() {
        return answers;
    }

    Tally tally() {
        var columns = new LinkedHashMap<String, Tally.Odd>();
        odd.forEach((feature, counts) -> columns.put(features.get(feature), counts));
        return new Tally(refused, cut, columns);
    }
}
