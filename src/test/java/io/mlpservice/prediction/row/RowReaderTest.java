package io.mlpservice.prediction.row;

import io.mlpservice.engine.data.Column;
import io.mlpservice.engine.data.DateOrder;
import io.mlpservice.engine.data.GapWords;
import io.mlpservice.engine.data.NumberMarks;
import io.mlpservice.engine.data.NumberSign;
import io.mlpservice.engine.data.Table;
import io.mlpservice.engine.data.ThousandsMark;
import io.mlpservice.engine.feature.CategoryEncoding;
import io.mlpservice.engine.feature.Encoder.Oddity;
import io.mlpservice.engine.feature.EncodingSpec;
import io.mlpservice.engine.feature.Feature;
import io.mlpservice.engine.feature.FeatureCodec;
import io.mlpservice.engine.feature.FeatureType;
import io.mlpservice.engine.feature.MissingValues;
import io.mlpservice.engine.feature.Polynomial;
import io.mlpservice.engine.scaling.Scaling;
import io.mlpservice.platform.CellValue;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.FieldErrors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

class RowReaderTest {
    private static final List<Feature> FEATURES = List.of(Feature.numeric("age"),
            new Feature("member", FeatureType.BOOLEAN), new Feature("color", FeatureType.CATEGORICAL),
            new Feature("joined", FeatureType.DATE_TIME, DateOrder.DAY_MONTH_YEAR));
    private static final Table TABLE = new Table(List.of(
            new Column.Numeric("age", new double[]{20, 30, 50, 40}),
            text("member", "yes", "no", "yes", "no"), text("color", "red", "NA", "red", "blue"),
            text("joined", "31.1.2024", "1.2.2024", "29.2.2024", "5.7.2025")));

    private static Column text(String name, String... cells) {
        var categories = Arrays.stream(cells).distinct().toList();
        return new Column.Categorical(name, categories, Arrays.stream(cells).mapToInt(categories::indexOf).toArray());
    }

    private static FeatureCodec codec(MissingValues missing, CategoryEncoding categorical) {
        return FeatureCodec.fit(FEATURES,
                new EncodingSpec(Scaling.STANDARD, missing, true, categorical, 100, 1, Polynomial.NONE), TABLE,
                IntStream.range(0, TABLE.rowCount()).toArray());
    }

    private static final FeatureCodec CODEC = codec(MissingValues.MEDIAN, CategoryEncoding.ONE_HOT);

    private static FeatureRows.Cells row(@Nullable Object... cells) {
        var values = Arrays.stream(cells).map(cell -> cell == null ? null : CellValue.of(cell)).toList();
        return new FeatureRows.Cells(List.of(values), JsonPlaces.arrays());
    }

    private static ReadRows read(FeatureCodec codec, FeatureRows rows) {
        var errors = new FieldErrors();
        var read = new RowReader(codec, GapWords.USUAL, NumberMarks.PLAIN, new OddityWords(codec), false, errors)
                .read(rows);
        assertThat(errors.isEmpty()).isTrue();
        return read;
    }

    private static List<String> warnings(FeatureCodec codec, FeatureRows rows) {
        return new OddityWords(codec).warnings(read(codec, rows).oddities().getFirst());
    }

    private static List<FieldError> errors(FeatureCodec codec, boolean strict, FeatureRows rows) {
        var errors = new FieldErrors();
        new RowReader(codec, GapWords.USUAL, NumberMarks.PLAIN, new OddityWords(codec), strict, errors).read(rows);
        return errors.isEmpty() ? List.of() : errors.refusal().problem().errors();
    }

    private static RowReader reader(@Nullable NumberSign sign, FeatureType type, FieldErrors errors) {
        var codec = FeatureCodec.fit(List.of(new Feature("age", type).with(sign)),
                new EncodingSpec(Scaling.STANDARD, MissingValues.MEDIAN, true, CategoryEncoding.ONE_HOT, 100, 1,
                        Polynomial.NONE),
                TABLE, new int[]{0, 1, 2});
        return new RowReader(codec, new GapWords(List.of("-1")), NumberMarks.of(".", null, List.of("$", "\u20ac", "%")),
                new OddityWords(codec), false, errors);
    }

    @ParameterizedTest
    @CsvSource({"$, $30", "$, 30", "'', 30", "'', $30", "%, 30%", "%, 30", "unknown, 30 %", "unknown, $30"})
    void readsANumberWithTheSignOfItsColumn(String sign, String text) {
        var known = sign.equals("unknown") ? null : NumberSign.of(sign);
        assertThat(reader(known, FeatureType.NUMERIC, new FieldErrors()).read(row(text)).codes()[0][0]).isEqualTo(30);
    }

    @ParameterizedTest
    @CsvSource({"$, 30%, '$', '%'", "$, -1 %, '$', '%'", "$, \u20ac30, '$', '\u20ac'", "$, 30 \u00a3, '$', '\u00a3'",
        "%, $30, '%', '$'", "'', 30%, no sign, '%'"})
    void refusesANumberWithTheSignOfAnotherColumn(String sign, String text, String own, String other) {
        var errors = new FieldErrors();
        reader(NumberSign.of(sign), FeatureType.NUMERIC, errors).read(row(text));
        assertThat(errors.list()).singleElement().returns("not_numeric", FieldError::code)
                .extracting(FieldError::detail, STRING).startsWith("Column 'age' has %s beside its numbers, not %s."
                        .formatted(own.length() == 1 ? "'%s'".formatted(own) : own, "'%s'".formatted(other)));
    }

    @Test
    void takesANumberWithTheSignOfAnotherColumnForAnUnknownCategory() {
        var reader = reader(new NumberSign('$'), FeatureType.CATEGORICAL, new FieldErrors());
        assertThat(reader.read(row("$30")).oddities().getFirst().count()).isZero();
        assertThat(reader.read(row("30%")).oddities().getFirst().count()).isOne();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', value = {"1,234!.!COMMA!1234", "1,234.5!.!COMMA!1234.5", "1.234!,!POINT!1234",
        "1,234!,!POINT!1.234", "12,5!.!COMMA!12.5", "1.5!,!POINT!1.5", "234,567!,!SPACE!234.567",
        "1 234,5!,!SPACE!1234.5", "1'234!.!APOSTROPHE!1234", "-1,234!.!COMMA!-1234", "1,234!,!NONE!1.234",
        "1.234!,!NONE!1.234"})
    void readsATextWithTheMarksOfTheDataSet(String text, char decimal, ThousandsMark thousands, double number) {
        var reader = new RowReader(CODEC, GapWords.USUAL, new NumberMarks(decimal, thousands), new OddityWords(CODEC),
                false, new FieldErrors());
        assertThat(reader.read(row(text, true, "red", "1.2.2024")).codes()[0][0]).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', value = {"1,234!.!COMMA!1234!more than 50", "1.234!,!POINT!1234!more than 50",
        "-1,234!.!COMMA!-1234!less than 20", "99,5!.!NONE!99.5!more than 50"})
    void saysHowFarATextWithMarksIsOutOfRange(String text, char decimal, ThousandsMark thousands, String number,
            String said) {
        var words = new OddityWords(CODEC);
        var reader = new RowReader(CODEC, GapWords.USUAL, new NumberMarks(decimal, thousands), words, false,
                new FieldErrors());
        assertThat(words.warnings(reader.read(row(text, true, "red", "1.2.2024")).oddities().getFirst()))
                .singleElement().asString()
                .startsWith("'age' is %s (written \"%s\"), %s".formatted(number, text, said));
    }

    @Test
    void readsATextOfATableWithTheMarksOfTheTable() {
        var ofModel = new NumberMarks(',', ThousandsMark.POINT);
        var cells = row("1,234", true, "red", "1.2.2024").cells();
        var errors = new FieldErrors();
        var reader = new RowReader(CODEC, GapWords.USUAL, ofModel, new OddityWords(CODEC), false, errors);
        assertThat(reader.read(new FeatureRows.Cells(cells, JsonPlaces.arrays(),
                new NumberMarks('.', ThousandsMark.COMMA))).codes()[0][0]).isEqualTo(1234);
        reader.read(new FeatureRows.Cells(cells, JsonPlaces.arrays(), NumberMarks.PLAIN));
        assertThat(errors.refusal().problem().errors()).singleElement().returns("not_numeric", FieldError::code);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', value = {".!NONE!with a decimal point",
        ".!COMMA!as text such as \"1,234.5\"",
        ",!POINT!as text such as \"1.234,5\"", ",!NONE!as text such as \"1234,5\""})
    void saysHowNumbersAreWritten(char decimal, ThousandsMark thousands, String said) {
        var errors = new FieldErrors();
        new RowReader(CODEC, GapWords.USUAL, new NumberMarks(decimal, thousands), new OddityWords(CODEC), false, errors)
                .read(row("many", true, "red", "1.2.2024"));
        assertThat(errors.refusal().problem().errors()).singleElement().extracting(FieldError::detail)
                .isEqualTo("'age' must be a number, %s, not \"many\".".formatted(said));
    }

    @Test
    void saysTheOrderOfDayAndMonth() {
        assertThat(errors(CODEC, false, row(30, true, "red", "4/13/2023"))).singleElement()
                .extracting(FieldError::detail).isEqualTo(
                        "'joined' must be a date such as \"2026-01-31\" or \"31.1.2026\", the day before the month, not \"4/13/2023\".");
    }

    @Test
    void refusesATextWhoseMarkMayStandBetweenThousandsWhereTheDataSetHasNone() {
        assertThat(errors(CODEC, false, row("1,234", true, "red", "1.2.2024"))).singleElement()
                .returns("not_numeric", FieldError::code);
    }

    @Test
    void findsNothingOddInRowsOfTheTrainingData() {
        var read = read(CODEC, row(30, true, "red", "1.2.2024"));
        assertThat(read.oddities()).containsExactly(RowOddities.NONE);
        assertThat(read.oddities().getFirst()).isSameAs(RowOddities.NONE);
        assertThat(read.codes()[0]).containsExactly(30, 1, 2, 1_706_745_600);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {"5.1, 5.1", "` 51e-1 `, 5.1", "-.5, -0.5", "+3, 3",
        "`5,1`, 5.1", "`-1234,567`, -1234.567"})
    void readsNumbersInText(String text, double number) {
        assertThat(read(CODEC, row(text, true, "red", "1.2.2024")).codes()[0][0]).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,000", "-12,345", "1.000,5", "five", "Infinity", "0x10", "5.1 cm"})
    void refusesTextThatIsNoNumber(String text) {
        assertThat(errors(CODEC, false, row(text, true, "red", "1.2.2024"))).singleElement()
                .satisfies(error -> assertThat(error.pointer()).isEqualTo("/rows/0/0"))
                .satisfies(error -> assertThat(error.code()).isEqualTo("not_numeric"));
    }

    @Test
    void readsBooleansAsBooleansWordsOrNumbers() {
        for (var truth : List.of(true, "TRUE", "Yes", "t", 1, "1", "1.0")) {
            assertThat(read(CODEC, row(30, truth, "red", "1.2.2024")).codes()[0][1]).as(truth.toString()).isEqualTo(1);
        }
        assertThat(errors(CODEC, false, row(30, 2, "red", "1.2.2024"))).extracting(FieldError::code)
                .containsExactly("not_boolean");
    }

    @ParameterizedTest
    @EnumSource
    void readsACategoryThatIsANumberByItsValue(CategoryEncoding encoding) {
        var table = new Table(List.of(new Column.Numeric("size", new double[]{1.5, 2, 100_000, 2})));
        var codec = FeatureCodec.fit(List.of(new Feature("size", FeatureType.CATEGORICAL)),
                new EncodingSpec(Scaling.STANDARD, MissingValues.MEDIAN, true, encoding, 100, 1, Polynomial.NONE),
                table, new int[]{0, 1, 2, 3});
        var numbers = read(codec, new FeatureRows.Cells(Stream.of(1.5, 2, 100_000)
                .<List<@Nullable CellValue>>map(number -> List.of(CellValue.of(number))).toList(),
                JsonPlaces.arrays()));
        var texts = new RowReader(codec, GapWords.USUAL, new NumberMarks(',', ThousandsMark.POINT),
                new OddityWords(codec), true, new FieldErrors())
                .read(new FeatureRows.Cells(Stream.of("1,50", "2,0", "100.000,00")
                        .<List<@Nullable CellValue>>map(text -> List.of(CellValue.of(text))).toList(),
                        JsonPlaces.arrays()));
        assertThat(texts.codes()).isDeepEqualTo(numbers.codes());
    }

    @ParameterizedTest
    @CsvSource({".,'2,0'", ".,'2,00'", ".,2.0", "',',2.0", "',',2.00", "',','2,0'"})
    void readsACategoryThatIsANumberWithEitherDecimalMark(char decimal, String text) {
        for (var encoding : List.of(CategoryEncoding.ONE_HOT, CategoryEncoding.ORDINAL)) {
            var codec = FeatureCodec.fit(List.of(new Feature("size", FeatureType.CATEGORICAL)),
                    new EncodingSpec(Scaling.STANDARD, MissingValues.MEDIAN, true, encoding, 100, 1, Polynomial.NONE),
                    new Table(List.of(new Column.Numeric("size", new double[]{1, 2, 3}))), new int[]{0, 1, 2});
            var read = new RowReader(codec, GapWords.USUAL, new NumberMarks(decimal, ThousandsMark.NONE),
                    new OddityWords(codec), true, new FieldErrors())
                    .read(new FeatureRows.Cells(List.of(List.of(CellValue.of(text))), JsonPlaces.arrays()));
            assertThat(read.codes()[0][0]).isEqualTo(codec.encoder(0).code(2).orElseThrow());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"007,50", "+7,5", "7,5e0"})
    void hashesANumberByItsValue(String text) {
        var codec = FeatureCodec.fit(List.of(new Feature("size", FeatureType.CATEGORICAL)),
                new EncodingSpec(Scaling.STANDARD, MissingValues.MEDIAN, true, CategoryEncoding.HASHED, 1_000, 1,
                        Polynomial.NONE),
                new Table(List.of(new Column.Numeric("size", new double[]{7.5}))), new int[]{0});
        var reader = new RowReader(codec, GapWords.USUAL, NumberMarks.of(",", null, null), new OddityWords(codec), true,
                new FieldErrors());
        assertThat(reader.read(new FeatureRows.Cells(List.of(List.of(CellValue.of(text))), JsonPlaces.arrays()))
                .codes()[0][0]).isEqualTo(codec.encoder(0).code(7.5).orElseThrow());
    }

    @ParameterizedTest
    @EnumSource
    void keepsNumbersThatTheTrainingRowsHaveAsText(CategoryEncoding encoding) {
        var table = new Table(List.of(text("version", "1.1", "1.10", "a", "1.10")));
        var codec = FeatureCodec.fit(List.of(new Feature("version", FeatureType.CATEGORICAL)),
                new EncodingSpec(Scaling.STANDARD, MissingValues.MEDIAN, true, encoding, 100, 1, Polynomial.NONE),
                table, new int[]{0, 1, 2, 3});
        assertThat(read(codec, row("1.10")).codes()[0]).isNotEqualTo(read(codec, row("1.1")).codes()[0]);
    }

    @Test
    void readsDatesInTheOrderOfTheModelAndIsoDates() {
        for (var date : List.of("5.2.2024", "05/02/2024", "2024-02-05")) {
            assertThat(read(CODEC, row(30, true, "red", date)).codes()[0][3]).as(date).isEqualTo(1_707_091_200);
        }
        assertThat(errors(CODEC, false, row(30, true, "red", "31.2.2024"))).extracting(FieldError::code)
                .containsExactly("not_a_date");
        assertThat(errors(CODEC, false, row(30, true, "red", 20240205))).extracting(FieldError::code)
                .containsExactly("not_a_date");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "N/A", "NaN", "null", "?", ".", "-", " NULL "})
    void readsBlanksAndTheUsualWordsAsGaps(String gap) {
        var read = read(CODEC, row(gap, gap, gap, gap));
        assertThat(read.codes()[0]).containsOnly(Double.NaN);
        assertThat(read.oddities().getFirst().first()).extracting(OddValue::oddity).containsOnly(Oddity.GAP).hasSize(4);
    }

    @Test
    void takesAWordForAGapAsTheCategoryThatItIs() {
        assertThat(warnings(CODEC, row(30, true, "NA", "1.2.2024"))).isEmpty();
        assertThat(warnings(CODEC, row(30, true, "N/A", "1.2.2024"))).singleElement().asString()
                .startsWith("'color' is \"N/A\", which means a missing value");
    }

    @Test
    void saysWhatIsOddAndWhatBecomesOfIt() {
        assertThat(warnings(CODEC, row(70.5, null, "violet", "1.1.2030"))).containsExactly(
                "'age' is 70.5, more than 50, the largest of the training rows; the model extrapolates.",
                "'member' has no value. A missing value counts as 0.5.",
                "'color' is \"violet\", a category that no training row has; it counts as none of the model's categories.",
                "'joined' is 1.1.2030, after 2025-07-05, the latest of the training rows; the model extrapolates.");
        assertThat(warnings(CODEC, row("-1", true, null, "2023-12-31"))).containsExactly(
                "'age' is -1, less than 20, the least of the training rows; the model extrapolates.",
                "'color' has no value. A missing value counts as an unseen category, since no training row had one.",
                "'joined' is 2023-12-31, before 2024-01-31, the earliest of the training rows; the model extrapolates.");
    }

    @Test
    void saysWhatBecomesOfUnseenCategoriesInEveryEncoding() {
        var ordinal = codec(MissingValues.MEDIAN, CategoryEncoding.ORDINAL);
        assertThat(warnings(ordinal, row(30, true, "violet", "1.2.2024"))).containsExactly(
                "'color' is \"violet\", a category that no training row has; it stands where a missing value does, at place 1.5 among the categories, counted from 0.");
        assertThat(warnings(codec(MissingValues.REJECT, CategoryEncoding.ORDINAL), row(30, true, "violet", "1.2.2024")))
                .containsExactly(
                        "'color' is \"violet\", a category that no training row has; it counts as the first category.");
        var rare = FeatureCodec.fit(FEATURES, EncodingSpec.of(Scaling.STANDARD, Polynomial.NONE), TABLE,
                new int[]{0, 2, 3});
        assertThat(warnings(rare, row(30, true, "violet", "1.2.2024"))).containsExactly(
                "'color' is \"violet\", a category that no training row has; it counts as one of the rare categories.");
        var hashed = codec(MissingValues.MEDIAN, CategoryEncoding.HASHED);
        assertThat(warnings(hashed, row(30, true, "violet", "1.2.2024"))).isEmpty();
    }

    @Test
    void warnsOfATruthThatNoTrainingRowHas() {
        var members = FeatureCodec.fit(FEATURES, EncodingSpec.of(Scaling.STANDARD, Polynomial.NONE), TABLE,
                new int[]{0, 2});
        assertThat(warnings(members, row(30, false, "red", "1.2.2024"))).containsExactly(
                "'member' is false, which it is in no training row; the model extrapolates.");
    }

    @Test
    void saysThatAConstantFeatureMakesNoDifference() {
        var table = new Table(List.of(new Column.Numeric("k", new double[]{5, 5}),
                new Column.Numeric("x", new double[]{1, 2})));
        var fitted = List.of(Polynomial.NONE, new Polynomial(2, false), new Polynomial(2, true)).stream()
                .map(polynomial -> FeatureCodec.fit(Feature.numeric(List.of("k", "x")),
                        EncodingSpec.of(Scaling.STANDARD, polynomial), table, new int[]{0, 1}))
                .map(codec -> warnings(codec, row(6, 1)).getFirst());
        var noDifference = "'k' is 6, more than 5, the largest of the training rows; it makes no difference, since the training rows have one value alone.";
        assertThat(fitted).containsExactly(noDifference, noDifference,
                "'k' is 6, more than 5, the largest of the training rows; the model extrapolates.");
    }

    @Test
    void refusesEverythingOddAtOnceWhereStrict() {
        var errors = errors(CODEC, true, row(70, null, "violet", "1.1.2030"));
        assertThat(errors).extracting(FieldError::pointer).containsExactly("/rows/0/0", "/rows/0/1", "/rows/0/2",
                "/rows/0/3");
        assertThat(errors).extracting(FieldError::code).containsExactly("out_of_range", "missing_feature",
                "unseen_category", "out_of_range");
        assertThat(errors.getFirst().detail()).startsWith("'age' is 70, more than 50").contains("'strict'");
    }

    @Test
    void refusesGapsThatTheModelDoesNotFill() {
        assertThat(errors(codec(MissingValues.REJECT, CategoryEncoding.ONE_HOT), false, row(null, " ", "?", "-")))
                .extracting(FieldError::code).hasSize(4).containsOnly("missing_feature");
    }

    @Test
    void findsTheSameInNumbersAsInCells() {
        var codec = FeatureCodec.fit(List.of(Feature.numeric("age")),
                EncodingSpec.of(Scaling.STANDARD, Polynomial.NONE),
                TABLE, IntStream.range(0, 4).toArray());
        for (var age : List.of(19.999, 20.0, 35.0, 50.0, 50.001)) {
            var numbers = new FeatureRows.Numbers(new double[][]{{age}}, JsonPlaces.arrays());
            assertThat(read(codec, numbers).oddities()).isEqualTo(read(codec, row(age)).oddities());
            assertThat(errors(codec, true, numbers)).isEqualTo(errors(codec, true, row(age)));
            assertThat(errors(codec, true, numbers)).hasSize(age < 20 || age > 50 ? 1 : 0);
        }
    }

    @Test
    void keepsTheFirstOddValuesOfARowAndCountsAll() {
        var names = IntStream.range(0, 30).mapToObj("x%d"::formatted).toList();
        var wide = new Table(names.stream().<Column>map(name -> new Column.Numeric(name, new double[]{1, 2})).toList());
        var codec = FeatureCodec.fit(Feature.numeric(names), EncodingSpec.of(Scaling.STANDARD, Polynomial.NONE), wide,
                new int[]{0, 1});
        var row = new FeatureRows.Cells(List.of(new ArrayList<>(Collections.nCopies(30, null))), JsonPlaces.arrays());
        assertThat(warnings(codec, row)).hasSize(RowOddities.MOST + 1).last().asString().isEqualTo(
                "20 more values of this row are answered by rule.");
    }

    @Test
    void namesTheFirstIgnoredColumns() {
        assertThat(OddityWords.ignored(List.of())).isEmpty();
        assertThat(OddityWords.ignored(IntStream.range(0, 12).mapToObj("c%d"::formatted).toList())).singleElement()
                .asString().endsWith("'c8', 'c9' and 2 more.");
    }

    @Test
    void refusesRowsOfAnotherLength() {
        assertThat(errors(CODEC, false, row(1, true))).extracting(FieldError::code).containsExactly("wrong_length");
    }
}
