package io.mlpservice.column;

import io.mlpservice.engine.data.DateOrder;

import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;

/** Any text is the number that Java reads in it or none, and a date or none. */
public final class CellFuzz {
    private CellFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        if (text.isEmpty()) {
            return;
        }
        for (var mark : DecimalMark.values()) {
            var reader = new NumberText(mark);
            var expected = mark.number(text);
            assertThat(Double.doubleToLongBits(reader.read(CellText.of(text))))
                    .isEqualTo(Double.doubleToLongBits(expected));
            if (!Double.isNaN(expected)) {
                assertThat(expected).isEqualTo(Double.parseDouble(text.replace(mark.symbol(), ".")));
                assertThat(reader.isCode()).isEqualTo(Cells.isCode(text));
            }
        }
        for (var order : DateOrder.values()) {
            assertThat(order.epochSeconds(text)).isNotInfinite();
        }
        var dates = new DateInference(null);
        text.lines().forEach(line -> dates.accept(line, 1));
        assertThat(dates.oddity(Place.LINE, false)).isNotNull();
    }
}
