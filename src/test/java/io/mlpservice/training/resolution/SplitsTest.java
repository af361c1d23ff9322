package io.mlpservice.training.resolution;

import io.mlpservice.configuration.SplitType;
import io.mlpservice.configuration.TrainingConfiguration;
import io.mlpservice.dataset.CsvDataset;
import io.mlpservice.engine.training.EarlyStopping.Monitor;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What the ways to split rows need, what they fill in, and what they refuse. */
class SplitsTest {
    private static final String[] PARTS = {"train", "Training", "TRAIN", "val", "test"};
    private static final CsvDataset DATA = table("x,when,patient,part,y", row -> "%s,2020-01-%02d,p%d,%s,%s"
            .formatted(row / 7.0, row % 28 + 1, row % 6, PARTS[row % 5], row * row / 3.0));

    @Test
    void sayWhereTheyHoldNothingOut() {
        var few = CsvDataset.of("x,y\n" + "1.5,2.5\n2.5,3.5\n".repeat(10));
        assertThat(Configurations.resolve(few, "'seed': 1").warnings()).singleElement().asString()
                .startsWith("No row is held out").contains("cross_validation");
        for (var setting : List.of("'split': {'test_fraction': 0.2}", "'cross_validation': {'folds': 5}")) {
            assertThat(Configurations.resolve(few, setting).warnings()).isEmpty();
        }
        for (var fraction : List.of("0", "0.02")) {
            assertThat(Configurations.resolve(few,
                    "'split': {'test_fraction': %s, 'validation_fraction': %s}".formatted(fraction, fraction))
                    .warnings()).singleElement().asString().startsWith("No row is held out");
        }
    }

    @Test
    void readsASplitWithoutATypeAsRandom() {
        var stored = JsonMapper.shared().readValue(
                "{\"validationFraction\": 0.1, \"testFraction\": 0.2, \"shuffle\": true, \"stratify\": false}",
                TrainingConfiguration.SplitConfiguration.class);
        assertThat(stored.type()).isEqualTo(SplitType.RANDOM);
    }

    @Test
    void leavesTheColumnsOfPartsAndGroupsOutOfTheFeatures() {
        assertThat(features("'split': {'type': 'column', 'column': 'part'}")).containsExactly("x", "when", "patient");
        assertThat(features("'split': {'type': 'group', 'column': 'patient'}")).containsExactly("x", "when", "part");
        assertThat(features("'split': {'type': 'time', 'column': 'x'}")).contains("x");
        assertThat(features("'features': ['x', 'patient'], 'split': {'type': 'group', 'column': 'patient'}"))
                .containsExactly("x", "patient");
    }

    @Test
    void predictsNoColumnThatSplits() {
        var last = table("x,y,part", row -> "%d,%s,%s".formatted(row, row / 3.0, PARTS[row % 5]));
        var found = Configurations.resolve(last, "'split': {'type': 'column', 'column': 'part'}").configuration();
        assertThat(found.targets()).containsExactly("y");
        assertThat(found.features()).containsExactly("x");
        assertThat(found.columns()).containsExactly("x", "y", "part");
    }

    @Test
    void fillsInWhatTheTypeUses() {
        var column = configuration("'split': {'type': 'column', 'column': 'part'}").split();
        assertThat(column).isEqualTo(
                new TrainingConfiguration.SplitConfiguration(SplitType.COLUMN, "part", null, null, null, null));
        assertThat(configuration("'split': {'type': 'group', 'column': 'patient'}").split()).isEqualTo(
                new TrainingConfiguration.SplitConfiguration(SplitType.GROUP, "patient", 0.1, 0.2, null, null));
    }

    @Test
    void countsTheRowsThatAColumnNames() {
        var found = configuration("'split': {'type': 'column', 'column': 'part'}").training();
        assertThat(found.earlyStopping().monitor()).isEqualTo(Monitor.VALIDATION_LOSS);
        var withoutValidation = table("x,part,y", row -> "%d,%s,%s".formatted(row, row % 2 == 0 ? "train" : "test",
                row / 3.0));
        assertThat(Configurations.resolve(withoutValidation, "'split': {'type': 'column', 'column': 'part'}")
                .configuration().training().earlyStopping().monitor()).isEqualTo(Monitor.NONE);
    }

    @Test
    void warnsOfAPartThatGetsNoGroup() {
        var two = table("x,group,y", row -> "%d,%s,%s".formatted(row, row < 40 ? "a" : "b", row / 3.0));
        var found = Configurations.resolve(two, "'split': {'type': 'group', 'column': 'group'}");
        assertThat(found.warnings()).filteredOn(warning -> warning.contains("validation part")).hasSize(1);
        assertThat(found.configuration().training().earlyStopping().monitor()).isEqualTo(Monitor.NONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{'type': 'column'} | /split/column required", "{'type': 'time'} | /split/column required",
        "{'column': 'part'} | /split/column not_used",
        "{'type': 'group', 'column': 'nothing'} | /split/column unknown_column",
        "{'type': 'time', 'column': 'patient'} | /split/column not_numeric",
        "{'type': 'column', 'column': 'patient'} | /split/column unsuitable_data",
        "{'type': 'column', 'column': 'part', 'test_fraction': 0.2} | /split/test_fraction not_used",
        "{'type': 'column', 'column': 'part', 'validation_fraction': 0.1, 'shuffle': true} | /split/validation_fraction not_used,/split/shuffle not_used",
        "{'type': 'time', 'column': 'when', 'shuffle': true, 'stratify': true} | /split/shuffle not_used,/split/stratify not_used",
        "{'type': 'time', 'column': 'x', 'validation_fraction': 0.5, 'test_fraction': 0.6} | /split out_of_range"})
    void refusesSplitsThatDoNotFit(String split, String errors) {
        assertThat(errors("'split': %s".formatted(split))).containsExactly(errors.split(","));
    }

    @Test
    void refusesToSplitByTheTarget() {
        assertThat(errors("'targets': ['y'], 'split': {'type': 'group', 'column': 'y'}"))
                .containsExactly("/split/column column_in_use");
    }

    @Test
    void holdsOutNoTestRowsInACrossValidation() {
        var found = configuration("'cross_validation': {'folds': 3}");
        assertThat(found.split().testFraction()).isZero();
        assertThat(found.split().validationFraction()).isEqualTo(0.1);
        assertThat(found.crossValidation())
                .isEqualTo(new TrainingConfiguration.CrossValidationConfiguration(3, 1));
        assertThat(configuration("'cross_validation': {}").crossValidation())
                .isEqualTo(new TrainingConfiguration.CrossValidationConfiguration(5, 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'split': {'test_fraction': 0.2} | {} | /split/test_fraction not_used",
        "'split': {'test_fraction': 0} | {'folds': 21, 'repeats': 0} | /cross_validation/folds out_of_range,/cross_validation/repeats out_of_range",
        "'split': {'type': 'column', 'column': 'part'} | {} | /cross_validation illegal_combination",
        "'split': {'type': 'time', 'column': 'x'} | {'repeats': 2} | /cross_validation/repeats illegal_combination",
        "'split': {'shuffle': false} | {'repeats': 2} | /cross_validation/repeats illegal_combination",
        "'split': {'type': 'group', 'column': 'patient'} | {'folds': 7} | /split/column unsuitable_data"})
    void refusesCrossValidationsThatDoNotFit(String split, String folds, String errors) {
        assertThat(errors("%s, 'cross_validation': %s".formatted(split, folds))).containsExactly(errors.split(","));
    }

    @Test
    void refusesMoreFoldsThanRows() {
        var three = CsvDataset.of("x,y\n1,2.5\n2,3.5\n3,4.5\n");
        var problem = catchThrowableOfType(ProblemException.class,
                () -> Configurations.resolve(three, "'cross_validation': {'folds': 4}"));
        assertThat(problem.problem().errors()).extracting(SplitsTest::name)
                .containsExactly("/cross_validation/folds out_of_range");
    }

    @Test
    void watchesNoValidationLossIfAFitHasNone() {
        var five = CsvDataset.of("x,y\n1,2.5\n2,3.5\n3,4.5\n4,5\n5,6.5\n");
        var found = Configurations.resolve(five, "'split': {'validation_fraction': 0.1}, 'cross_validation': {}");
        assertThat(found.configuration().training().earlyStopping().monitor()).isEqualTo(Monitor.NONE);
    }

    @Test
    void acceptsNeutralSettingsThatATypeDoesNotUse() {
        assertThat(configuration(
                "'split': {'type': 'column', 'column': 'part', 'test_fraction': 0, 'shuffle': false, 'stratify': null}")
                .split().testFraction()).isNull();
    }

    @Test
    void tellsAllErrorsAtOnce() {
        assertThat(errors("'features': ['z'], 'split': {'type': 'time', 'column': 'nothing', 'shuffle': true}"))
                .containsExactlyInAnyOrder("/features/0 unknown_column", "/split/column unknown_column",
                        "/split/shuffle not_used");
    }

    private static TrainingConfiguration configuration(String request) {
        return Configurations.resolve(DATA, request).configuration();
    }

    private static List<String> features(String request) {
        return configuration(request).features();
    }

    private static List<String> errors(String request) {
        var problem = catchThrowableOfType(ProblemException.class, () -> Configurations.resolve(DATA, request));
        return problem.problem().errors().stream().map(SplitsTest::name).toList();
    }

    private static String name(FieldError error) {
        return error.pointer() + " " + error.code();
    }

    private static CsvDataset table(String header, IntFunction<String> row) {
        return CsvDataset.of(
                IntStream.range(0, 60).mapToObj(row).collect(Collectors.joining("\n", header + "\n", "\n")));
    }
}
