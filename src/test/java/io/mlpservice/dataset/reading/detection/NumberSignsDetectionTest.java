package io.mlpservice.dataset.reading.detection;

import io.mlpservice.dataset.reading.Dialect;
import io.mlpservice.dataset.reading.ReadingOptions;
import io.mlpservice.engine.data.NumberMarks;
import io.mlpservice.engine.data.NumberSigns;
import io.mlpservice.engine.data.ThousandsMark;
import io.mlpservice.platform.problem.FieldErrors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Finds the signs beside numbers where all numbers of a column show them, together with the marks in these numbers. */
class NumberSignsDetectionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', textBlock = """
            a,b~$9.80,x~$10,y                          ! $ ! .
            a,b~-$9.80,x~$10,y                         ! $ ! .
            a;b~9,80 €;x~-10,25 €;y                    ! € ! ,
            a,b~85%,x~7.5%,y~0%,z                      ! % ! .
            a,b~£5,x~7,y~£8,z                          ! £ ! .
            a,b~$5,x~unknown,y~$7,z~$8,w               ! $ ! .
            a,b~$5,x~0,y~0.00,z~$8,w                   ! $ ! .
            a,b~5%,x~0,y~8%,z                          ! % ! .
            a,b~5%,x~6%,y~7%,z~8%,w~0.05,v             ! % ! .
            a,b~$5,x~$6,y~$7,z~$8,w~($9),v             ! $ ! .
            """)
    void findsTheSignOfAColumn(String text, String sign, String decimal) {
        assertThat(detect(text, null).dialect()).returns(List.of(sign), Dialect::numberSigns).returns(decimal,
                Dialect::decimal);
    }

    @Test
    void findsTheMarksInNumbersWithSigns() {
        assertThat(detect("a,b~\"$1,234.50\",x~\"$2,345,678\",y", null).dialect().numberMarks())
                .isEqualTo(new NumberMarks('.', ThousandsMark.COMMA, NumberSigns.of(List.of("$"))));
        assertThat(detect("a;b~1.234,50 €;7 %~2.345.678,00 €;8 %", null).dialect().numberMarks())
                .isEqualTo(new NumberMarks(',', ThousandsMark.POINT, NumberSigns.of(List.of("€", "%"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b~5%,x~0.05,y", "a,b~$5,x~€5,y", "a,b~$5,x~7,y~8,z", "a,b~100% cotton,x~50% wool,y",
        "a,b~$5-$7,x~$8-$9,y", "a,b~%5 off,x~%6 off,y", "a,b~US$5,x~US$6,y", "a,b~cheap $,x~dear $,y",
        "a,b~$5%,x~$6%,y"})
    void leavesColumnsAsTheyAreWhereNotAllAreNumbersOfOneSign(String text) {
        assertThat(detect(text, null).dialect().numberSigns()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', value = {"a,b~\"$150,000\",x~\"$210,000\",y ! COMMA",
        "a,b~\"$1,234\",0.5~\"$2,345\",0.7~$999,0.9 ! COMMA", "a;b~$12,345;0.5~$98,125;0.7 ! COMMA",
        "a,b~$12.345,x~$98.125,y ! NONE",
        "a,b~\"€1,459\",x~\"€1,479\",y ! NONE", "a;b~$12.345;x~$98.125;y ! NONE", "a,b~$12,x~$15,y ! NONE"})
    void takesCommasInWholeAmountsForMarksBetweenThousands(String text, ThousandsMark thousands) {
        assertThat(detect(text, null).dialect().numberMarks()).returns('.', NumberMarks::decimal).returns(thousands,
                NumberMarks::thousands);
    }

    @Test
    void warnsOfAmountsInWhichTheMarkMayBeEither() {
        for (var text : List.of("a;b~12.345 €;x~98.125 €;y", "a;b~$12,345;x~$98,125;y")) {
            assertThat(detect(text, null).warnings()).singleElement().asString().contains("Line 2 holds", "thousands=");
        }
    }

    @Test
    void readsNoOtherSignsThanTheModelInRowsToPredict() {
        var text = "a,b~€5,x~€6,y".replace('~', '\n').getBytes(StandardCharsets.UTF_8);
        var usual = NumberMarks.PLAIN.with(NumberSigns.of(List.of("$")));
        assertThat(DialectDetector.detect(() -> new ByteArrayInputStream(text), null, options(null), usual).dialect()
                .numberSigns()).containsExactly("$");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b~$5,x~free,y~$7,z", "a,b~5%,x~6%,y~7%,z~8%,w~0.05,v", "a,b~5,x~6,y"})
    void saysNothingWhereTheColumnStaysText(String text) {
        assertThat(detect(text, null).dialect().notes()).noneMatch(note -> note.contains("Signs"));
    }

    @Test
    void saysWhatItLeavesOut() {
        assertThat(detect("a,b~x,$9.80~y,$1", null).dialect().notes())
                .contains("Signs beside numbers are left out: '$9.80' in line 2 is read as 9.80.");
    }

    @Test
    void keepsWhatTheUploadSays() {
        assertThat(detect("a,b~$5,x~$6,y", "none").dialect().numberSigns()).isEmpty();
        assertThat(detect("a,b~5,x~6,y", "$, %, $").dialect().numberSigns()).containsExactly("$", "%");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', value = {"none ! true", "$,% ! true", "€ ! true", "kg ! false", "'' ! false",
        "5 ! false"})
    void takesSignsOfCurrenciesAndPercentFromTheUpload(String given, boolean isAccepted) {
        var errors = new FieldErrors();
        options(given).check(errors);
        assertThat(errors.isEmpty()).isEqualTo(isAccepted);
    }

    private static ReadingOptions options(@Nullable String signs) {
        return ReadingOptions.of(name -> name.equals("number_signs") ? signs : null);
    }

    private static DialectDetector.Detection detect(String text, @Nullable String signs) {
        var bytes = text.replace('~', '\n').getBytes(StandardCharsets.UTF_8);
        return DialectDetector.detect(() -> new ByteArrayInputStream(bytes), null, options(signs));
    }
}
