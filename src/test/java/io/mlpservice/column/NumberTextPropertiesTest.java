package io.mlpservice.column;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

/** The quick way to read a number gives the bits that Java's own way gives, and refuses the same texts. */
class NumberTextPropertiesTest {
    private final NumberText points = new NumberText(DecimalMark.POINT);
    private final NumberText commas = new NumberText(DecimalMark.COMMA);

    @Property(tries = 2_000)
    void readsAnyNumberToTheBit(@ForAll double number) {
        var text = Double.toString(number);
        same(text);
        assertThat(points.read(CellText.of(text))).isEqualTo(Double.isFinite(number) ? number : Double.NaN);
    }

    @Property(tries = 5_000)
    void readsAndRefusesWhatJavaDoes(@ForAll("numberLike") String text) {
        same(text);
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
