package io.mlpservice.metric;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** A model is doubted where its predictions may be chance, and not where they are plainly of use. */
class MetricWarningsTest {
    @Test
    void doubtsAModelThatIsMoreAccurateByChance() {
        // 31 of 60 right, 1 above the guess; the predictions are 0.26 standard deviations above chance
        assertThat(warnings(0.74, guess(0.5, 0.33, 0.693), List.of(List.of(16, 14), List.of(15, 15)))).singleElement()
                .asString().startsWith("The model is no better than always answering 'a', the most frequent class: on "
                        + "60 rows its accuracy is 0.517, that of this guess 0.500, which may be chance, and its log "
                        + "loss is 0.7400, that of this guess 0.6930.");
    }

    @Test
    void doubtsAModelThatIsLessAccurate() {
        assertThat(warnings(0.9, guess(0.5, 0.33, 0.693), List.of(List.of(14, 16), List.of(15, 15)))).singleElement()
                .asString().contains("accuracy is 0.483, that of this guess 0.500. Check");
    }

    @Test
    void knowsChanceFromTheClassesWhereThereIsNoConfusionMatrix() {
        for (var counts : List.of(List.of(List.of(16, 14), List.of(15, 15)),
                List.of(List.of(20, 10), List.of(9, 21)))) {
            var sample = sample(0.74, guess(0.5, 0.33, 0.693), counts);
            var large = new SampleMetrics(sample.rowCount(), sample.loss(), sample.scores(), null, null, null,
                    sample.baseline(), sample.perClass(), null);
            assertThat(MetricWarnings.of(List.of(large))).isEqualTo(MetricWarnings.of(List.of(sample)))
                    .hasSize(counts.getFirst().getFirst() == 16 ? 1 : 0);
        }
    }

    @Test
    void trustsAModelThatFindsARareClassAtTheCostOfAccuracy() {
        // 60 of 120 right, the guess 111, but 8 of the 9 rare rows: 2.07 standard deviations above chance
        assertThat(warnings(0.6, guess(0.925, 0.48, 0.27), List.of(List.of(52, 59), List.of(1, 8)))).isEmpty();
    }

    @Test
    void trustsAWeakModelWithABetterLogLoss() {
        assertThat(warnings(0.68, guess(0.5, 0.33, 0.693), List.of(List.of(17, 13), List.of(14, 16)))).isEmpty();
    }

    @Test
    void trustsWhatFewRowsCannotDeny() {
        assertThat(warnings(0.9, guess(0.5, 0.33, 0.693), List.of(List.of(2, 1), List.of(1, 2)))).isEmpty();
        assertThat(warnings(0.1, guess(1, 1, 0.1), List.of(List.of(4, 0), List.of(0, 0)))).isEmpty();
    }

    @Test
    void namesAClassThatIsNeverPredicted() {
        assertThat(warnings(0.1, guess(0.5, 0.33, 0.7), List.of(List.of(20, 0, 0), List.of(0, 20, 0),
                List.of(0, 1, 0)))).singleElement().asString()
                .startsWith("The model never predicts some classes that rows have: 'c' (1 row).");
    }

    @Test
    void judgesWhatIsNeverPredictedByTheFairestPart() {
        var fine = sample(0.1, guess(0.5, 0.33, 0.7), List.of(List.of(20, 0), List.of(0, 20)));
        var absent = sample(0.1, guess(0.5, 0.33, 0.7), List.of(List.of(40, 0), List.of(6, 0)));
        var few = sample(0.1, guess(0.5, 0.33, 0.7), List.of(List.of(40, 0), List.of(4, 0)));
        assertThat(MetricWarnings.of(List.of(absent, fine))).last().asString()
                .startsWith(
                        "On the 46 rows that it is judged by, the model never predicts some classes that rows have: 'b' (6 rows).");
        assertThat(MetricWarnings.of(List.of(few, fine))).noneMatch(warning -> warning.contains("never predicts"));
        assertThat(MetricWarnings.of(List.of(fine, absent))).isEmpty();
    }

    @Test
    void advisesToWeighClassesWhereTheFeaturesInform() {
        var counts = List.of(List.of(150, 0), List.of(50, 0));
        assertThat(MetricWarnings.of(List.of(ranked(0.7, counts)))).first().asString()
                .contains("0.700, shows that the features do inform it", "balanced", "'threshold'")
                .doesNotContain("Check that");
        assertThat(MetricWarnings.of(List.of(ranked(0.55, counts)))).first().asString().contains("Check that");
        assertThat(MetricWarnings.of(List.of(ranked(0.7, List.of(List.of(15, 0), List.of(5, 0)))))).first()
                .asString().contains("Check that");
    }

    private static SampleMetrics ranked(double area, List<List<Integer>> counts) {
        var sample = sample(0.9, guess(0.75, 0.43, 0.7), counts);
        var scores = new Scores(sample.scores().accuracy(), null, sample.scores().macroF1(), 0.9, null, area, null,
                null, null, null, null, null);
        return new SampleMetrics(sample.rowCount(), 0.9, scores, sample.confusionMatrix(), null, null,
                sample.baseline(), sample.perClass(), null);
    }

    private static BaselineMetrics guess(double accuracy, double macroF1, double logLoss) {
        return new BaselineMetrics("a", null, scores(accuracy, macroF1, logLoss));
    }

    private static Scores scores(double accuracy, double macroF1, double logLoss) {
        return new Scores(accuracy, null, macroF1, logLoss, null, null, null, null, null, null, null, null);
    }

    private static List<String> warnings(double logLoss, BaselineMetrics guess, List<List<Integer>> counts) {
        return MetricWarnings.of(List.of(sample(logLoss, guess, counts)));
    }

    private static SampleMetrics sample(double logLoss, BaselineMetrics guess, List<List<Integer>> counts) {
        var labels = List.of("a", "b", "c").subList(0, counts.size());
        var scores = IntStream.range(0, counts.size()).mapToObj(label -> score(labels.get(label), label, counts))
                .toList();
        var rows = scores.stream().mapToInt(ClassScore::support).sum();
        var right = IntStream.range(0, counts.size()).map(label -> counts.get(label).get(label)).sum();
        var macroF1 = scores.stream().map(ClassScore::f1).filter(f1 -> f1 != null).mapToDouble(f1 -> f1).average()
                .orElseThrow();
        return new SampleMetrics(rows, logLoss,
                scores((double) right / rows, macroF1, logLoss), new ConfusionMatrix(labels, counts), null, null, guess,
                scores, null);
    }

    private static ClassScore score(String label, int index, List<List<Integer>> counts) {
        var hits = counts.get(index).get(index);
        var actual = counts.get(index).stream().mapToInt(count -> count).sum();
        var predicted = counts.stream().mapToInt(row -> row.get(index)).sum();
        return new ClassScore(label, predicted == 0 ? null : (double) hits / predicted,
                actual == 0 ? null : (double) hits / actual,
                actual + predicted == 0 ? null : 2.0 * hits / (actual + predicted), actual, predicted, null, null);
    }
}
