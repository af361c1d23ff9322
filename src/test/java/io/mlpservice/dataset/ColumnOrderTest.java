package io.mlpservice.dataset;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HashSet;

import static org.assertj.core.api.Assertions.assertThat;

class ColumnOrderTest {
    @ParameterizedTest(name = "rows {0} have the columns {1}")
    @CsvSource({"a b y, a b y", "a y|a b y, a b y", "a y|b a y, b a y", "a b y|a c y|a d c y, a d c b y",
        "a y|a y z, a y z", "a b y|y b a c, a c b y", "a|b, b a"})
    void keepsTheLastColumnLastUnlessARowHasOneBehindIt(String rows, String columns) {
        var order = new ColumnOrder();
        var known = new HashSet<String>();
        for (var row : rows.split("\\|", -1)) {
            @Nullable
            String before = null;
            for (var name : row.split(" ", -1)) {
                if (known.add(name)) {
                    order.add(name, before);
                }
                before = name;
            }
        }
        assertThat(order.names()).containsExactly(columns.split(" "));
    }
}
