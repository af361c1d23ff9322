package io.mlpservice.model;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class ModelNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "7", "iris", "Iris_2.v-1", "a.."})
    void allowsLettersDigitsAndSomeSigns(String name) {
        assertThat(ModelName.isLegal(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", ".a", "a b", "a@1", "ä", "a/b", "6f1c2a34-0000-4000-8000-0123456789AB"})
    void refusesEverythingElse(String name) {
        assertThat(ModelName.isLegal(name)).isFalse();
    }

    @Test
    void allowsAHundredCharactersAndNoMore() {
        assertThat(ModelName.isLegal("a".repeat(100))).isTrue();
        assertThat(ModelName.isLegal("a".repeat(101))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"iris.csv,iris", "iris,iris", "my data.csv,my-data", "a.b.csv,a.b", "_x_.csv,x_", ".csv,csv",
        "größe.csv,gr--e"})
    void followsFromTheNameOfTheDataset(String dataset, String name) {
        assertThat(ModelName.ofDataset(dataset)).isEqualTo(name);
    }

    @Test
    void cutsTheNameOfTheDatasetToALegalLength() {
        assertThat(ModelName.ofDataset("a".repeat(300) + ".csv")).isEqualTo("a".repeat(100));
    }

    /** These pairs have the same {@link String#hashCode}. */
    @ParameterizedTest
    @CsvSource({"\u6570\u636e,\u6571\u634f", "\u00e4\u00e9,\u00e5\u00ca"})
    void keepsNamesApartThatJavaHashesAlike(String a, String b) {
        assertThat(a).hasSameHashCodeAs(b);
        assertThat(ModelName.ofDataset(a)).isNotEqualTo(ModelName.ofDataset(b));
    }

    @Test
    void keepsNamesWithoutAnyAllowedCharacterApart() {
        var names = Stream.of("数据.csv", "模型.csv", "6f1c2a34-0000-4000-8000-0123456789ab.csv").map(ModelName::ofDataset)
                .toList();
        assertThat(names).doesNotHaveDuplicates().allMatch(ModelName::isLegal)
                .allMatch(name -> name.startsWith("model-"));
        assertThat(ModelName.ofDataset("数据.csv")).isEqualTo(names.getFirst());
    }
}
