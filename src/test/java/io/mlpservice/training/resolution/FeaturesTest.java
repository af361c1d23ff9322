package io.mlpservice.training.resolution;

import io.mlpservice.dataset.CsvDataset;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.feature.FeatureType;
import io.mlpservice.platform.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Which columns become features, and of which types. */
class FeaturesTest {
    private static final CsvDataset MIXED = CsvDataset.of("zip,color,owner,when,empty,size,y\n" + IntStream.range(0, 40)
            .mapToObj(row -> "0%d,%s,%s,2024-01-%02d,,%d.5,%d.25\n".formatted(row % 4, row % 3 == 0 ? "red" : "blue",
                    row % 2 == 0 ? "Yes" : "no", row % 28 + 1, row % 7, row % 9))
            .collect(Collectors.joining()));

    @Test
    void haveTheTypesOfTheirColumnsAndLeaveOutTheIgnored() {
        var resolved = Configurations.resolve(MIXED, "'seed': 1");
        assertThat(resolved.schema().features()).extracting(feature -> feature.name() + " " + feature.type())
                .containsExactly("zip CATEGORICAL", "color CATEGORICAL", "owner BOOLEAN", "when DATE_TIME",
                        "size NUMERIC");
        assertThat(besidesNothingHeldOut(resolved)).singleElement().asString().contains("ignores", "empty");
    }

    @ParameterizedTest
    @CsvSource({"zip, numeric, NUMERIC", "size, categorical, CATEGORICAL", "owner, categorical, CATEGORICAL",
        "when, categorical, CATEGORICAL"})
    void haveTheTypesThatTheRequestGives(String column, String type, FeatureType feature) {
        var resolved = Configurations.resolve(MIXED,
                "'features': ['%s'], 'types': {'%1$s': '%s'}".formatted(column, type));
        assertThat(resolved.schema().features().getFirst().type()).isEqualTo(feature);
        assertThat(resolved.configuration().types()).hasSize(1);
    }

    @Test
    void areUsedThoughTheyAreAllGapsIfTheRequestNamesThem() {
        assertThat(Configurations.resolve(MIXED, "'features': ['empty', 'size']").schema().featureNames())
                .containsExactly("empty", "size");
    }

    @ParameterizedTest
    @CsvSource({"color, numeric", "size, date_time", "color, boolean", "nothing, numeric"})
    void cannotHaveATypeThatTheirValuesDoNotSuit(String column, String type) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Configurations.resolve(MIXED, "'types': {'%s': '%s'}".formatted(column, type)))
                .satisfies(refusal -> assertThat(refusal.problem().errors()).singleElement()
                        .extracting("pointer").isEqualTo("/types/" + column));
    }

    @Test
    void doNotIncludeAUselessLastColumnThatIsNotTheTarget() {
        var data = CsvDataset.of("x,y,same\n" + IntStream.range(0, 30)
                .mapToObj(row -> "%d.5,%d.25,1\n".formatted(row % 7, row)).collect(Collectors.joining()));
        assertThat(Configurations.resolve(data, "'targets': ['y']").schema().featureNames()).containsExactly("x");
    }

    @Test
    void mayHaveATargetOfCodesThatCountsAsNumbers() {
        var resolved = Configurations.resolve(MIXED,
                "'targets': ['zip'], 'features': ['size'], 'types': {'zip': 'numeric'}, 'task': 'regression'");
        assertThat(resolved.schema().task()).isEqualTo(Task.REGRESSION);
    }

    @Test
    void sayWhichRowsTheyLeaveOut() {
        var data = CsvDataset.of("a,b,y\n" + IntStream.range(0, 30)
                .mapToObj(row -> "%s,%d.5,%d.25\n".formatted(row % 3 == 0 ? "" : "1." + row, row % 7, row))
                .collect(Collectors.joining()));
        assertThat(besidesNothingHeldOut(Configurations.resolve(data, "'preprocessing': {'missing': 'drop_row'}")))
                .singleElement().asString().contains("a (10)", "cannot predict");
    }

    private static List<String> besidesNothingHeldOut(ResolvedTraining resolved) {
        return resolved.warnings().stream().filter(warning -> !warning.startsWith("No row is held out")).toList();
    }

    @Test
    void mayNotLeaveOutEveryRow() {
        var data = CsvDataset.of("a,b,c,y\n" + IntStream.range(0, 60).mapToObj(row -> "%s,%s,1.%d,%d.25\n"
                .formatted(row % 3 == 0 ? "1." + row : "", row % 3 == 0 ? "" : "2." + row, row, row))
                .collect(Collectors.joining()));
        var refusal = catchThrowableOfType(ProblemException.class,
                () -> Configurations.resolve(data, "'preprocessing': {'missing': 'drop_row'}"));
        assertThat(refusal.problem().errors()).singleElement().satisfies(error -> {
            assertThat(error.pointer()).isEqualTo("/preprocessing/missing");
            assertThat(error.detail()).contains("drop_row", "a (40), b (20)", "'features'", "'median'");
        });
    }

    @Test
    void countOnlyTheRowsThatAreLeftForTheDefaultSplit() {
        var data = CsvDataset.of("a,b,y\n" + IntStream.range(0, 60)
                .mapToObj(
                        row -> "%s,%s,%d.25\n".formatted(row % 2 == 0 ? "" : "1." + row, row % 3 == 0 ? "" : "2." + row,
                                row))
                .collect(Collectors.joining()));
        var split = Configurations.resolve(data, "'preprocessing': {'missing': 'drop_row'}").configuration().split();
        assertThat(split.testFraction()).isZero();
        assertThat(Configurations.resolve(data, "'seed': 1").configuration().split().testFraction()).isEqualTo(0.2);
    }
}
