package io.mlpservice.training.resolution;

import io.mlpservice.dataset.CsvDataset;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.platform.problem.ProblemException;
import org.junit.jupiter.api.Test;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Targets of text that may be meant as numbers. */
class TextTargetsTest {
    private static final CsvDataset ALMOST_NUMBERS = CsvDataset.of("x,y\n" + IntStream.range(0, 40)
            .mapToObj(row -> "%d.5,%s\n".formatted(row, row % 10 == 3 ? "n/a" : row + ".25"))
            .collect(Collectors.joining()));

    @Test
    void sayHowToKeepAWordThatMeansAGap() {
        var none = CsvDataset.of("x,y\n" + "1.5,\n2.5,\n3.5,Minor\n4.5,Major\n".repeat(5));
        assertThat(Configurations.resolve(none, "'seed': 1").warnings()).first().asString()
                .startsWith("10 of 20 rows have no value in the target 'y'")
                .contains("such as None", "'missing_values'");
        var few = CsvDataset.of("x,y\n2.5,\n" + "1.5,Slight\n3.5,Minor\n4.5,Major\n".repeat(5));
        assertThat(Configurations.resolve(few, "'seed': 1").warnings()).first().asString().endsWith("left out.");
    }

    @Test
    void areClassesWithAWarningThatSaysWhatToDo() {
        var resolved = Configurations.resolve(ALMOST_NUMBERS, "'seed': 1");
        assertThat(resolved.schema().task()).isEqualTo(Task.CLASSIFICATION);
        assertThat(resolved.warnings()).anySatisfy(warning -> assertThat(warning)
                .startsWith("The target 'y' is read as text: each of its 37 values is a class. Line 5 holds 'n/a' "
                        + "(and 3 more cells are not numbers).")
                .contains("missing_values").endsWith("set 'types' to {\"y\": \"categorical\"}."));
    }

    @Test
    void areClassesWithAWarningWhereTheyAreAmountsOfACurrency() {
        var amounts = CsvDataset.of("x,y\n" + IntStream.range(0, 40)
                .mapToObj(row -> "%d,\"1.0%d,90 \u20ac\"\n".formatted(row, row + 10)).collect(Collectors.joining()));
        assertThat(Configurations.resolve(amounts, "'seed': 1").warnings()).anySatisfy(warning -> assertThat(warning)
                .startsWith("The target 'y' is read as text: each of its 40 values is a class. Line 2 holds '1.010,90")
                .contains("currency"));
    }

    @Test
    void areClassesWithAWarningWhereTheyAreDates() {
        var dates = CsvDataset.of("x,y\n" + IntStream.range(0, 40)
                .mapToObj(row -> "%d,2024-0%d-01\n".formatted(row, row % 5 + 1)).collect(Collectors.joining()));
        assertThat(Configurations.resolve(dates, "'seed': 1").warnings()).anySatisfy(warning -> assertThat(warning)
                .startsWith("The target 'y' holds dates, and each of its 5 different dates is a class."));
        assertThat(Configurations.resolve(dates, "'types': {'y': 'categorical'}").warnings())
                .noneMatch(warning -> warning.contains("dates"));
    }

    @Test
    void areClassesWithAWarningWhereTheyAreFreeText() {
        var texts = CsvDataset.of("x,y\n" + IntStream.range(0, 40)
                .mapToObj(row -> "%d,The room with number %d was very clean\n".formatted(row, row))
                .collect(Collectors.joining()));
        assertThat(Configurations.resolve(texts, "'seed': 1").warnings()).anySatisfy(warning -> assertThat(warning)
                .startsWith("The target 'y' holds free text or names, and each of its 40 different texts is a class")
                .endsWith("name it in 'targets'."));
        assertThat(Configurations.resolve(texts, "'types': {'y': 'categorical'}").warnings())
                .noneMatch(warning -> warning.contains("free text"));
    }

    @Test
    void areClassesWithoutAWarningIfTheRequestSaysSo() {
        assertThat(Configurations.resolve(ALMOST_NUMBERS, "'types': {'y': 'categorical'}").warnings())
                .noneMatch(warning -> warning.contains("'y'"));
    }

    @Test
    void cannotBeThoseOfARegressionForTheirFirstOddCell() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Configurations.resolve(ALMOST_NUMBERS, "'task': 'regression'"))
                .satisfies(refusal -> assertThat(refusal.problem().detail()).contains("Line 5 holds 'n/a'",
                        "missing_values"));
    }
}
