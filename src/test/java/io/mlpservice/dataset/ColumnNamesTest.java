package io.mlpservice.dataset;

import io.mlpservice.platform.problem.ProblemException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ColumnNamesTest {
    @ParameterizedTest
    @CsvSource({"'5.1,5.1,setosa',true", "'a,a,species',false"})
    void hintAtAMissingHeaderWhereTheSameNumberStandsTwice(String first, boolean hints) {
        var refusal = catchThrowableOfType(ProblemException.class,
                () -> CsvDataset.of(first + "\n4.9,3.0,virginica\n"));
        assertThat(refusal.problem().errors()).singleElement().satisfies(error -> {
            assertThat(error.code()).isEqualTo("duplicate_column_name");
            assertThat(error.detail().contains("header=false")).isEqualTo(hints);
        });
    }
}
