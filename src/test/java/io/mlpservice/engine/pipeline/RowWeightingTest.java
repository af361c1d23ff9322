package io.mlpservice.engine.pipeline;

import io.mlpservice.engine.data.Column;
import io.mlpservice.engine.data.Table;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class RowWeightingTest {
    @Test
    void weighsRowsByTheirClassAndAColumn() {
        var table = new Table(List.of(new Column.Numeric("weight", new double[]{1, 2, 1, 4}),
                new Column.Categorical("class", List.of("a", "b"), new int[]{0, 0, 0, 1})));
        var classes = new int[]{0, 0, 0, 1};
        var rows = new int[]{0, 1, 2, 3};
        var labels = List.of("a", "b");

        assertThat(new RowWeighting(new ClassWeights.Balanced(), Optional.empty()).weights(table, labels, classes,
                rows, true)).containsExactly(new double[]{4 / 6.0, 4 / 6.0, 4 / 6.0, 2}, within(1e-15));
        assertThat(new RowWeighting(new ClassWeights.Given(Map.of("b", 0.5)), Optional.of("weight")).weights(table,
                labels, classes, rows, true)).containsExactly(1, 2, 1, 2);
        assertThat(new RowWeighting(new ClassWeights.Given(Map.of("b", 0.0)), Optional.empty()).weights(table, labels,
                classes, rows, true)).containsExactly(1, 1, 1, 0);
    }

    @Test
    void bringsExtremeWeightsIntoRangeByAPowerOfTwo() {
        assertThat(RowWeighting.inRange(new double[]{0.1, 3, 0})).containsExactly(0.1, 3, 0);
        assertThat(RowWeighting.inRange(new double[]{0x1p1000, 0x3p1000})).containsExactly(0.5, 1.5);
        assertThat(RowWeighting.inRange(new double[]{0, Double.MIN_VALUE, 3 * Double.MIN_VALUE}))
                .satisfies(weights -> assertThat(weights[2] / weights[1]).isEqualTo(3)).contains(0);
    }
}
