package io.mlpservice.dataset.reading.detection;

import io.mlpservice.dataset.reading.Dialect;
import io.mlpservice.dataset.reading.ReadingOptions;
import io.mlpservice.engine.data.NumberMarks;
import io.mlpservice.engine.data.ThousandsMark;
import io.mlpservice.platform.JsonNames;
import io.mlpservice.platform.problem.FieldErrors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** Finds the mark between thousands where a column proves it, and nowhere else. */
class ThousandsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', textBlock = """
            a,b~"1,234,567",x~"12,345",y~"999",z           ! .  ! COMMA
            a,b~"1,234.50",x~"12,345",y                    ! .  ! COMMA
            a;b~-1,234,005;x~12,345;y                      ! .  ! COMMA
            v~1,234,567~5,678~12,345                       ! .  ! COMMA
            a;b~1.234,5;x~2.345.678,25;y                   ! ,  ! POINT
            d;v~12.06.2024;1.234,5~13.06.2024;2.234,75     ! ,  ! POINT
            a;b~1 234 567;x~12 345;y                       ! .  ! SPACE
            a;b~1 234,567;x~12 345;y                       ! ,  ! SPACE
            a;b~1\u00a0234;x~12\u00a0345;y                 ! .  ! SPACE
            a;b~1\u202f234,5;x~12\u202f345;y               ! ,  ! SPACE
            a,b~1'234.50,x~12'345,y                        ! .  ! APOSTROPHE
            a;b~1\u2019234;x~12\u2019345;y                 ! .  ! APOSTROPHE
            a;b~1'234,50;x~12'345;y                        ! ,  ! APOSTROPHE
            """)
    void findsTheMarkThatANumberProves(String text, String decimal, ThousandsMark thousands) {
        assertThat(detect(text).dialect()).returns(decimal, Dialect::decimal).returns(thousands.symbol(),
                Dialect::thousands);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b~\"1,234\",x~\"12,345\",y", "a;b~1,234;x~12,345;y", "a;b~1.234;x~12.345;y",
        "a;b~1 234;x~12 345;y", "a;b~12,34,567;x~1,234,567;y", "a;b~1,234,5;x~12,345,678;y", "a;b~01,234,567;x",
        "a;b~1,234.5;x~12,34;y", "d;v~1.234.567;1~31.12.2024;2"})
    void leavesInDoubtWhatNoColumnProves(String text) {
        assertThat(detect(text).dialect().thousands()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ids;n~101,205,310;1~120,333;2", "ip;n~10.100.100.101;1~10.100.100.102;2",
        "phone;n~612 345 678;1~712 345 600;2",
        "phone;n~+34 912 345 678;1~+351 912 345 600;2", "version;n~1.2.3;1~1.100.200;2",
        "lat;lon~48.137;11.575~48.138;11.576",
        "place;n~48.137,11.575;1~52.520,13.405;2", "day;n~1.2.2024;1~2.3.2024;2", "text;n~chapter 1 234 567;1~x;2"})
    void takesNoCodesForNumbers(String text) {
        assertThat(detect(text).dialect().thousands()).isNull();
    }

    @Test
    void takesNoColumnForNumbersInWhichAllLookLikeSortedLists() {
        var lists = IntStream.range(1, 9).mapToObj("\"%1$d1,%1$d20,%1$d35\",x\n"::formatted)
                .collect(Collectors.joining("", "ids,n\n", ""));
        assertThat(detect(lists).dialect().thousands()).isNull();
        assertThat(detect(lists + "\"12,045\",x\n").dialect().thousands()).isEqualTo(",");
    }

    @Test
    void takesAMarkBeforeThreeDigitsInManyNumbersBesidePlainOnesForOneOfThousands() {
        var numbers = IntStream.range(0, 12).mapToObj(row -> "\"%,d\",x\n".formatted(1_005 + 7_919 * row))
                .collect(Collectors.joining("", "v,t\n", ""));
        assertThat(detect(numbers).dialect().thousands()).isNull();
        var detection = detect(numbers + "87,y\n");
        assertThat(detection.dialect().thousands()).isEqualTo(",");
        assertThat(detection.warnings()).singleElement().asString().contains("'1,005' in line 2", "thousands=none");
    }

    @Test
    void tellsWhatProvesTheMarkAndWarnsWhereItMayBeAList() {
        var sure = detect("a,b~x,1~y,\"1,234.50\"");
        assertThat(sure.dialect().notes()).contains("Commas stand between thousands, as in '1,234.50' in line 3.");
        assertThat(sure.warnings()).isEmpty();
        assertThat(detect("a,b~x,1~y,\"1,234,567\"").warnings()).singleElement().asString()
                .contains("'1,234,567' in line 3", "thousands=none");
    }

    @Test
    void warnsOfAColumnWithoutAProofOfItsOwn() {
        var detection = detect("ids,v~\"10,100\",\"1,234.50\"~\"20,200\",\"2,345.60\"");
        assertThat(detection.doubts()).containsOnlyKeys(0).extractingByKey(0).asString()
                .startsWith("Line 2 holds '10,100'").contains("categorical");
        assertThat(detect("n,v~\"10,045\",\"1,234.50\"").doubts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"firm;n~51 824 753 556;1~53 004 085 616;2", "person;n~30.123.456;1~28.004.977;2"})
    void warnsOfNumbersThatMayBeIdentifiers(String text) {
        assertThat(detect(text).warnings()).singleElement().asString().contains("in line 2", "thousands=none");
    }

    @ParameterizedTest
    @CsvSource({"664,true", "6,false", "-12,false"})
    void areReadInManyNumbersOfOneDigitBeforeThemBesideHundreds(String plain, boolean areRead) {
        var rows = IntStream.range(0, 12).mapToObj(row -> "~\"2,%03d\",0.5".formatted(row * 37))
                .collect(Collectors.joining());
        assertThat(detect("qty,price" + rows + "~%s,0.5".formatted(plain)).dialect().thousands())
                .isEqualTo(areRead ? "," : null);
    }

    @Test
    void warnsOfAColumnThatMayHoldPhoneNumbers() {
        assertThat(detect("v;phone~1 234,5;+34 912 345 678~2 345,6;+351 912 345 600").doubts()).containsOnlyKeys(1);
    }

    @Test
    void warnsOfAColumnWhoseMarksMayBeDecimalPoints() {
        var detection = detect("person,lat~30.123.456,-34.603~5.004.977,-31.417");
        assertThat(detection.doubts()).containsOnlyKeys(1).extractingByKey(1).asString()
                .startsWith("Line 2 holds '-34.603'").endsWith("decimal=point.");
        assertThat(detection.warnings()).containsExactlyElementsOf(detection.doubts().values());
        assertThat(detect("a;b;c~30.123.456;-34.603;0,5~5.004.977;-31.417;1").doubts()).isEmpty();
        assertThat(detect("a;b~30.123.456;-34.603~5.004.977;-17").doubts()).isEmpty();
    }

    @Test
    void namesTheOptionThatResolvesADoubt() {
        assertThat(detect("a;b~1,234;x~12,345;y").warnings()).singleElement().asString().contains("thousands=comma");
        assertThat(detect("a;b~1,234;x~12,345;y", null, "comma", NumberMarks.PLAIN)).satisfies(given -> {
            assertThat(given.dialect()).returns(".", Dialect::decimal).returns(",", Dialect::thousands);
            assertThat(given.warnings()).isEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource
    void takesTheNameOfAMark(ThousandsMark mark) {
        takes(JsonNames.of(mark), mark);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void takesEachCharacterThatIsAMark(ThousandsMark mark) {
        ",. \u00a0\u2009\u202f'\u2019".chars().filter(c -> mark.is((char) c))
                .forEach(c -> takes(String.valueOf((char) c), mark));
    }

    private static void takes(String given, ThousandsMark mark) {
        assertThat(isAccepted(null, given)).isTrue();
        assertThat(detect("a;b~1;x", null, given, NumberMarks.PLAIN).dialect().thousands()).isEqualTo(mark.symbol());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', nullValues = "-", value = {"comma!,", "point!.", ",!comma", "-!underscore", "-!''"})
    void refusesAMarkThatIsNoneOrTheDecimalMark(@Nullable String decimal, String thousands) {
        assertThat(isAccepted(decimal, thousands)).isFalse();
    }

    @Test
    void doesNotLookForAMarkThatTheUploadRulesOut() {
        assertThat(detect("a,b~\"1,234,567\",x", null, "none", NumberMarks.PLAIN)).satisfies(given -> {
            assertThat(given.dialect().thousands()).isNull();
            assertThat(given.warnings()).isEmpty();
        });
        assertThat(detect("a;b~1,234,567;x", "comma", null, NumberMarks.PLAIN).dialect().thousands()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', value = {"a;b~1,234;x!.!,!.!,", "a;b~1.234;x!,!.!,!.", "a,b~1.234,x!,!.!,!.",
        "a;b~3.14;x~1.234;y!,!.!.!-", "a;b~12,5;x!.!,!,!-",
        "a;b~1'234.5;x!.!,!.!`'`"}, nullValues = "-", quoteCharacter = '`')
    void takesTheUsualMarksWhereTheTableProvesNoOthers(String text, String usualDecimal, String usualThousands,
            String decimal, @Nullable String thousands) {
        assertThat(detect(text, null, null, NumberMarks.of(usualDecimal, usualThousands, null)).dialect())
                .returns(decimal, Dialect::decimal).returns(thousands, Dialect::thousands);
    }

    @Test
    void warnsWhereTheUsualMarksChangeTheDecimalMark() {
        assertThat(detect("a,b~1.234,x", null, null, NumberMarks.of(",", ".", null)).warnings()).singleElement()
                .asString()
                .startsWith("Line 2 holds '1.234'").contains("model's data set");
        assertThat(detect("a,b~\"1,234\",x", null, null, NumberMarks.of(".", ",", null)).warnings()).isEmpty();
    }

    @Test
    void warnsOfFewColumnsWhereManyChangeTheirDecimalMark() {
        assertThat(detect(";1.234".repeat(2_000).substring(1) + "~" + ";1.234".repeat(2_000).substring(1), null, null,
                NumberMarks.of(",", ".", null)).doubts()).hasSize(50);
    }

    @Test
    void doesNotDoubtADecimalMarkWhereTheUploadSaysWhatStandsBetweenThousands() {
        assertThat(detect("a;b~1.234;x", null, "none", NumberMarks.PLAIN).warnings()).isEmpty();
        assertThat(detect("a;b~1,234;x", null, "space", NumberMarks.PLAIN)).satisfies(given -> {
            assertThat(given.dialect()).returns(",", Dialect::decimal).returns(" ", Dialect::thousands);
            assertThat(given.warnings()).isEmpty();
        });
    }

    private static boolean isAccepted(@Nullable String decimal, String thousands) {
        var errors = new FieldErrors();
        options(decimal, thousands).check(errors);
        return errors.isEmpty();
    }

    private static ReadingOptions options(@Nullable String decimal, @Nullable String thousands) {
        return new ReadingOptions(null, null, decimal, thousands, null, null, null, null, null, null, null, null,
                null);
    }

    private static DialectDetector.Detection detect(String text) {
        return detect(text, null, null, NumberMarks.PLAIN);
    }

    private static DialectDetector.Detection detect(String text, @Nullable String decimal, @Nullable String thousands,
            NumberMarks usual) {
        var bytes = text.replace('~', '\n').getBytes(StandardCharsets.UTF_8);
        return DialectDetector.detect(() -> new ByteArrayInputStream(bytes), null, options(decimal, thousands), usual);
    }
}
