package io.mlpservice.column;

import io.mlpservice.engine.data.NumberMarks;
import io.mlpservice.engine.data.NumberSigns;
import io.mlpservice.engine.data.ThousandsMark;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

import static org.assertj.core.api.Assertions.assertThat;

/** The quick way to read a number gives the bits that Java's own way gives, and refuses the same texts. */
class NumberTextPropertiesTest {
    /** The same tries in each build; the fuzzer looks for others. */
    private static final String SEED = "1";
    private final NumberText points = new NumberText(NumberMarks.PLAIN);
    private final NumberText commas = new NumberText(NumberMarks.of(",", null, null));

    @Property(tries = 2_000, seed = SEED)
    void readsAnyNumberToTheBit(@ForAll double number) {
        var text = Double.toString(number);
        same(text);
        assertThat(points.read(CellText.of(text))).isEqualTo(Double.isFinite(number) ? number : Double.NaN);
    }

    @Property(tries = 5_000, seed = SEED)
    void readsAndRefusesWhatJavaDoes(@ForAll("numberLike") String text) {
        same(text);
    }

    @Property(tries = 2_000, seed = SEED)
    void readsANumberWithMarksBetweenItsThousandsAsTheSameNumber(@ForAll long whole,
            @ForAll @IntRange(max = 9999) int part,
            @ForAll("marks") NumberMarks marks) {
        var number = new DecimalFormat("#,##0.####", DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(BigDecimal.valueOf(whole).add(BigDecimal.valueOf(part, 4)));
        var symbol = marks.thousands().symbol();
        var text = number.replace('.', '!').replace(",", symbol == null ? "" : symbol).replace('!', marks.decimal());

        var read = new NumberText(marks).read(CellText.of(text));

        assertThat(read).as(text).isEqualTo(Double.parseDouble(number.replace(",", "")))
                .isEqualTo(Cells.number(text, marks));
    }

    @Property(tries = 5_000, seed = SEED)
    void readsAndRefusesMarksAndSignsAlikeInBothWays(@ForAll("markedLike") String text,
            @ForAll("marks") NumberMarks marks) {
        var plain = marks.plain(text);
        var reader = new NumberText(marks);

        var read = reader.read(CellText.of(text));

        assertThat(Double.doubleToLongBits(read)).as(text)
                .isEqualTo(Double.doubleToLongBits(Cells.number(text, marks)));
        if (!plain.equals(text) && marks.signs().signOf(text) == 0) {
            assertThat(text).matches("[+-]?[1-9]\\d{0,2}([.,' \u00a0]\\d{3})+([.,][.,\\d]*)?");
        }
        if (!Double.isNaN(read)) {
            assertThat(reader.isCode()).as(text).isEqualTo(Cells.isCode(plain));
        }
    }

    @Provide
    Arbitrary<NumberMarks> marks() {
        return Combinators.combine(Arbitraries.of('.', ','), Arbitraries.of(ThousandsMark.class))
                .filter((decimal, thousands) -> !thousands.is(decimal))
                .flatAs((decimal, thousands) -> Arbitraries.of("", "$", "$%")
                        .map(signs -> new NumberMarks(decimal, thousands, new NumberSigns(signs))));
    }

    @Provide
    Arbitrary<String> markedLike() {
        return Arbitraries.of("1", "12", "123", "000", "045", ",", ".", "'", " ", "\u00a0", "-", "e5", "$", "%").list()
                .ofMinSize(1)
                .ofMaxSize(9).map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> numberLike() {
        return Arbitraries.strings().withChars("0123456789.,+-eE").ofMinLength(1).ofMaxLength(24);
    }

    private void same(String text) {
        same(points, DecimalMark.POINT, text);
        same(commas, DecimalMark.COMMA, text);
    }

    /** The characters leave no room for what Java alone takes, such as suffixes. */
    private static double ofJava(String text, DecimalMark mark) {
        if (text.contains(mark == DecimalMark.POINT ? "," : ".")) {
            return Double.NaN;
        }
        try {
            var number = Double.parseDouble(text.replace(mark.symbol(), "."));
            return Double.isFinite(number) ? number : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static void same(NumberText reader, DecimalMark mark, String text) {
        var expected = ofJava(text, mark);
        assertThat(Double.doubleToLongBits(mark.number(text))).as(text).isEqualTo(Double.doubleToLongBits(expected));
        assertThat(Double.doubleToLongBits(reader.read(CellText.of(text)))).as(text)
                .isEqualTo(Double.doubleToLongBits(expected));
        if (!Double.isNaN(expected)) {
            assertThat(reader.isCode()).as(text).isEqualTo(Cells.isCode(text));
        }
    }
}
