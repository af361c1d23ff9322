package io.mlpservice.column;

import io.mlpservice.engine.data.DateOrder;
import io.mlpservice.engine.data.NumberMarks;
import io.mlpservice.engine.data.ThousandsMark;

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
            for (var thousands : ThousandsMark.values()) {
                if (!thousands.is(mark.symbol().charAt(0))) {
                    read(text, mark, new NumberMarks(mark.symbol().charAt(0), thousands));
                }
            }
        }
        for (var order : DateOrder.values()) {
            assertThat(order.epochSeconds(text)).isNotInfinite();
        }
        var dates = new DateInference(null);
        text.lines().forEach(line -> dates.accept(line, 1));
        assertThat(dates.oddity(Place.LINE, false)).isNotNull();
    }

    private static void read(String text, DecimalMark mark, NumberMarks marks) {
        var reader = new NumberText(marks);
        var expected = Cells.number(text, marks);
        assertThat(Double.doubleToLongBits(reader.read(CellText.of(text))))
                .isEqualTo(Double.doubleToLongBits(expected));
        if (!Double.isNaN(expected)) {
            var plain = marks.withoutThousands(text);
            assertThat(expected).isEqualTo(Double.parseDouble(plain.replace(mark.symbol(), ".")));
            assertThat(reader.isCode()).isEqualTo(Cells.isCode(plain));
        }
    }
}
