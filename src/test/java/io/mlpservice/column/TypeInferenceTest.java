package io.mlpservice.column;

import io.mlpservice.engine.data.DateOrder;
import io.mlpservice.engine.data.NumberMarks;
import io.mlpservice.engine.data.NumberSign;
import io.mlpservice.engine.data.NumberSigns;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class TypeInferenceTest {
    @ParameterizedTest
    @CsvSource({"1;-2.5;+3,NUMERIC", "0;1,NUMERIC", ".5;5.;1e3;1E-3;-1e+3,NUMERIC", "1;;2,NUMERIC", ";,NUMERIC",
        "true;false,BOOLEAN", "true;;false,BOOLEAN", "true;0,CATEGORICAL", "True;False,BOOLEAN", "yes;NO;Yes,BOOLEAN",
        "Y;N;,BOOLEAN", "t;f,BOOLEAN", "on;off,BOOLEAN", "yes;,BOOLEAN", "yes;false,CATEGORICAL", "yes;n,CATEGORICAL",
        "yes;no;maybe,CATEGORICAL", "m;f,CATEGORICAL", "1;x,CATEGORICAL", "a;b,CATEGORICAL", "01;02,CATEGORICAL",
        "9007199254740993;1,CATEGORICAL", "2024-01-31;2024/2/1,DATE_TIME", "31.1.2024;;1.2.2024 10:30,DATE_TIME",
        "1/31/2024;2/1/2024,DATE_TIME", "31/1/2024;1/31/2024,CATEGORICAL", "2024-01-31;2024-02-31,CATEGORICAL",
        "2024-01-31;5,CATEGORICAL", "5;2024-01-31,CATEGORICAL", "20240131;20240201,NUMERIC", "1700000000,NUMERIC",
        "10:30;11:30,CATEGORICAL", "Jan 1 2000;Feb 1 2000,DATE_TIME"})
    void findsTheTypeOfAColumn(String cells, ColumnType type) {
        assertThat(shape(null, null, cells).type()).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "0x1p3", "1d", "1f", "1L", " 1", "1 ", "1,5", "1_000",
        "1e999",
        "--1", "1e", ".", "-", "e5", "2020-01-02", "1-2", "1+", "e-1", "1e5-", "\u0661"})
    void takesNothingElseForANumber(String cell) {
        assertThat(Cells.isNumber(cell, NumberMarks.PLAIN)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1/2/2024;31/12/2024,DAY_MONTH_YEAR", "1/2/2024;12/31/2024,MONTH_DAY_YEAR",
        "2024-01-02,YEAR_MONTH_DAY", "3/3/2024;4 May 2024,DAY_MONTH_YEAR"})
    void findsTheOneOrderOfAllDates(String cells, DateOrder order) {
        assertThat(shape(null, null, cells)).returns(order, ColumnShape::dateOrder).returns(null,
                ColumnShape::oddCell);
    }

    @ParameterizedTest
    @CsvSource({"5/5/2024;1/2/2024,MONTH_DAY_YEAR,month,day_month_year", "1.2.2024,DAY_MONTH_YEAR,day,month_day_year",
        "01-02-2024,DAY_MONTH_YEAR,day,month_day_year"})
    void warnsWhereDayAndMonthMayBeEitherWayRound(String cells, DateOrder order, String first, String other) {
        var shape = shape(null, null, cells);
        assertThat(shape.dateOrder()).isEqualTo(order);
        assertThat(shape.oddCell()).contains("the %s first".formatted(first), "date_order: " + other,
                cells.startsWith("5") ? "Line 3 holds '1/2/2024'" : "Line 2 holds");
    }

    @ParameterizedTest
    @CsvSource({"24-01-02;24-03-31,true", "24.1.02;31.3.24,true", "24.1.02;31.3.99,false", "24 Jan 02,false"})
    void warnsWhereAYearOfTwoDigitsMayComeFirst(String cells, boolean warns) {
        var shape = shape(null, null, cells);
        assertThat(shape.dateOrder()).isEqualTo(DateOrder.DAY_MONTH_YEAR);
        assertThat(String.valueOf(shape.oddCell()).contains("is read with the year last")).isEqualTo(warns);
    }

    @Test
    void readsDatesInTheOrderThatIsGivenWhereBothFit() {
        assertThat(shape(null, DateOrder.DAY_MONTH_YEAR, "1/2/2024")).returns(DateOrder.DAY_MONTH_YEAR,
                ColumnShape::dateOrder).returns(null, ColumnShape::oddCell);
        assertThat(shape(null, DateOrder.DAY_MONTH_YEAR, "1/31/2024").dateOrder())
                .isEqualTo(DateOrder.MONTH_DAY_YEAR);
    }

    @ParameterizedTest
    @CsvSource({"1.1.2024;31.2.2024;2.1.2024, Line 3 holds '31.2.2024'",
        "31/1/2024;30/1/2024;1/31/2024, Line 4 holds '1/31/2024'", "2024-01-01;x, Line 3 holds 'x'",
        "1;2;3;4;x, Line 6 holds 'x'"})
    void warnsOfTheCellThatKeepsAColumnFromItsType(String cells, String warning) {
        assertThat(shape(null, null, cells).oddCell()).startsWith(warning);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            919,844;1,234,567         | thousands=comma; if it is the decimal mark, with decimal=comma
            1.234,5;2.345,7           | thousands=point.
            1'234.5;2'345             | thousands=apostrophe.
            12 500,25;1 200,10        | thousands=space.
            (5);3                     | parentheses
            \u22125;3                | long dashes
            Infinity;1;-inf           | not a finite number
            """)
    void saysHowToWriteNumbersThatAreNotReadAsSuch(String cells, String advice) {
        assertThat(shape(null, null, cells).oddCell()).contains(advice);
    }

    @Test
    void readsNumbersWithTheMarkBetweenThousandsThatTheTableHas() {
        var inference = new TypeInference(NumberMarks.of(".", ",", null), null, null, Place.LINE);
        inference.accept("1,234", 2);
        inference.accept("987.5", 3);
        assertThat(inference.shape("x")).returns(ColumnType.NUMERIC, ColumnShape::type)
                .returns(null, ColumnShape::oddCell);
        inference.accept("12,34", 4);
        assertThat(inference.shape("x").type()).isEqualTo(ColumnType.CATEGORICAL);
    }

    @Test
    void takesNumbersWithMarksBetweenThousandsForCodesBeyondTheLargestExactOne() {
        var inference = new TypeInference(NumberMarks.of(".", ",", null), null, null, Place.LINE);
        inference.accept("9,007,199,254,740,993", 2);
        assertThat(inference.shape("x").type()).isEqualTo(ColumnType.CATEGORICAL);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            $5;$6.50;-$7   | NUMERIC     |
            5;$6;7         | NUMERIC     |
            5%;6 %         | NUMERIC     |
            5%;0.06;7%     | CATEGORICAL | Line 3 holds '0.06', but the other numbers have '%' beside them.
            0.05;6%;0.07   | CATEGORICAL | Line 3 holds '6%', but the other numbers have no sign beside them.
            $5;\u20ac6;$7 | CATEGORICAL | Line 3 holds '\u20ac6', but the other numbers have '$' beside them.
            """)
    void takesNumbersOfOneSignForNumbers(String cells, ColumnType type, @Nullable String warning) {
        var signs = NumberMarks.of(".", null, List.of("$", "\u20ac", "%"));
        var inference = new TypeInference(signs, null, null, Place.LINE);
        var scan = new TypeInference(signs, null, null, Place.LINE);
        var numbers = new NumberText(signs);
        var line = 2;
        for (var cell : cells.split(";", -1)) {
            inference.accept(cell, line);
            scan.accept(numbers.read(CellText.of(cell)), numbers.isCode(), CellText.of(cell), line++);
        }
        assertThat(inference.shape("x").type()).isEqualTo(type).isEqualTo(scan.shape("x").type());
        assertThat(inference.shape("x").oddCell()).isEqualTo(scan.shape("x").oddCell());
        if (warning == null) {
            assertThat(inference.shape("x").oddCell()).isNull();
        } else {
            assertThat(inference.shape("x").oddCell()).startsWith(warning);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''     | 23.8%;4%           | number_signs=%.
            $      | 8;£12.50;900     | number_signs=$,£.
            ''     | 0.05;4%;0.07       | the other numbers have no sign beside them.
            $      | $5;$6;€7          | the other numbers have '$' beside them.
            """)
    void saysHowToReadNumbersWithASignThatTheTableDoesNotName(String known, String cells, String advice) {
        var marks = NumberMarks.PLAIN.with(new NumberSigns(known));
        var inference = new TypeInference(marks, null, null, Place.LINE);
        Stream.of(cells.split(";", -1)).forEach(cell -> inference.accept(cell, 2));
        assertThat(inference.shape("x").oddCell()).startsWith("Line 2 holds '").contains(advice);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            7;7,13;8,25;9,5   | 7,13 9,5
            1,234;5,678;0,043 | 1,234 0,043
            7,13;3.14;2.5     | 7,13 3.14
            31.12.2024;1.2.24 | ''
            10.1.2.3;12-3;a,1 | ''
            1.5;1.043;7       | ''
            """)
    void keepsOneCellOfEachFormThatOtherMarksWouldMakeANumber(String cells, String examples) {
        var inference = new TypeInference(NumberMarks.PLAIN, null, null, Place.LINE);
        Stream.of(cells.split(";", -1)).forEach(cell -> inference.accept(cell, 2));
        assertThat(inference.hasOtherNumbers()).isEqualTo(!examples.isEmpty());
        if (inference.hasOtherNumbers()) {
            assertThat(inference.writtenNumbers()).extracting(WrittenNumber::text).containsExactly(examples.split(" "));
        }
    }

    @ParameterizedTest
    @CsvSource({"$5;$6, $", "5;$6;7, $", "5%;0;6%, %", "5;6, ''", "0;0, ''", "a;$5, ''"})
    void knowsTheSignBesideTheNumbersOfAColumn(String cells, String sign) {
        var inference = new TypeInference(NumberMarks.PLAIN.with(new NumberSigns("$%")), null, null, Place.LINE);
        Stream.of(cells.split(";", -1)).forEach(cell -> inference.accept(cell, 2));
        assertThat(inference.shape("x").sign()).isEqualTo(NumberSign.of(sign));
    }

    @ParameterizedTest
    @ValueSource(strings = {"6.532,23 \u20ac;11,68 \u20ac;\u20ac 5.701,75", "R$ 8.988,21;R$ 12,50", "97,3%;3,1 %;12%",
        "USD 643.80;USD 7.00", "CHF 5'104.45;CHF 12.10", "85.6 kg;7 kg;90.1 kg", "12 km/h;30 km/h;5,5 km/h;17",
        "7633.50-;12.00;3.10-", "10,00,000;5"})
    void warnsOfNumbersWithCurrencyUnitOrMarks(String cells) {
        assertThat(shape(null, null, cells).oddCell()).startsWith("Line 2 holds '").contains("write them plainly");
        assertThat(inference(ColumnType.NUMERIC, null, cells).misfit().orElseThrow().sentence())
                .contains("write them plainly");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A12;A13;A14;A15;A16", "1st;2nd;3rd;1st", "3B;12A;7C;9D;10E", "4WD;2WD;4WD",
        "10.0.0.1;10.0.0.2",
        "1;2;3;4;crew;guest", "12 Main;7 Oak;9 Elm;3 Low;8 High", "01;02;03;04;05;06;x;y", "ABC 12;DEF 13;ABC 14",
        "10:30;11:45;12:00;13:15;14:30", "a;b;c;1;2;3;4;5", "0-9;10-19;20-29;30-39;40-49"})
    void takesNoCodesOrCategoriesForNumbers(String cells) {
        assertThat(shape(null, null, cells).oddCell()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--", "\u2014", "k.A.", "n.a.", "unknown", "#BEZUG!", "0000-00-00", "keine Angabe"})
    void warnsOfAWordAmongNumbersOrDatesHoweverOftenItStands(String word) {
        var often = (";" + word).repeat(40);
        assertThat(shape(null, null, "1;2.5;3;4;5;6" + often).oddCell())
                .startsWith("Line 8 holds '%s' (and 39 more cells are not numbers)".formatted(word))
                .contains("missing_values");
        assertThat(shape(null, null, "2024-01-01;2024-01-02;2024-01-03;2024-01-04;2024-01-15" + often).oddCell())
                .startsWith("Line 7 holds '%s', like 39 more cells".formatted(word)).contains("missing_values");
    }

    @Test
    void remembersACellThatStandsInAnotherPiece() {
        var inference = new TypeInference(NumberMarks.PLAIN, null, null, Place.LINE);
        var traits = List.of("1 kg", "2 kg", "3 kg").stream().mapToInt(cell -> inference.accept(cell, 2)).toArray();
        IntStream.of(traits).forEach(inference::acceptAgain);
        assertThat(inference.shape("c").oddCell()).contains("and 5 more cells");
    }

    @ParameterizedTest
    @CsvSource({"13.05.47;14.06.71, Line 2 holds '13.05.47'; which is read as 2047;1947 is meant",
        "13.05.71;14.06.35, Line 3 holds '14.06.35'; which is read as 2035;1935 is meant",
        "13.05.41;14.06.42, Line 2 holds '13.05.41'; which is read as 2041;four digits",
        "2024-01-01T10:00Z;2024-01-02 11:00, Line 2 holds '2024-01-01T10:00Z';line 3 holds '2024-01-02 11:00';counts as UTC",
        "2024-01-01T10:00;2024-01-02 11:00+02:00, Line 3 holds '2024-01-02 11:00+02:00';line 2 holds;in one zone",
        "2024-01-01 10:00 CET;2024-07-01 10:00 CEST, Line 2 holds '2024-01-01 10:00 CET';names of time zones;+01:00",
        "2024-01-01T10:00[Europe/Berlin];2024-01-01 10:00 Europe/Berlin, Line 2 holds;names of time zones;+01:00"})
    void warnsOfDatesThatMayMeanOthers(String cells, String parts) {
        assertThat(shape(null, null, cells).oddCell()).contains(parts.split(";"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"13.05.24;14.06.31", "13.05.99;14.06.24", "13.05.2047;14.06.1971",
        "2024-01-01T10:00Z;2024-01-02 11:00+02:00",
        "2024-01-01;2024-01-02T10:00Z", "2047-01-01;1971-01-02", "10:00 CET;11:00 CET"})
    void warnsOfNoDatesThatAreSure(String cells) {
        assertThat(shape(null, null, cells).oddCell()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"01;02,NUMERIC", "1;2,CATEGORICAL", "1;0,BOOLEAN", "yes;no,TEXT", "2024-01-01;,DATE_TIME",
        "2024-01-01,TEXT", ";,DATE_TIME"})
    void followsTheTypeThatIsGiven(String cells, ColumnType type) {
        var inference = inference(type, null, cells);
        assertThat(inference.misfit()).isEmpty();
        assertThat(inference.shape("c").type()).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({"1;x;y,NUMERIC,3,Line 3 holds 'x' (and 1 more cell is not a number)",
        "yes;no;maybe,BOOLEAN,4,Line 4 holds 'maybe'", "1;2,BOOLEAN,3,Line 3 holds '2'",
        "2024-01-01;31/2/2024,DATE_TIME,3,Line 3 holds '31/2/2024'", "5,DATE_TIME,2,Line 2 holds '5'"})
    void namesTheFirstCellThatIsNotOfTheTypeGiven(String cells, ColumnType type, int line, String sentence) {
        assertThat(inference(type, null, cells).misfit()).hasValueSatisfying(misfit -> {
            assertThat(misfit.place()).isEqualTo(line);
            assertThat(misfit.sentence()).startsWith(sentence);
        });
    }

    @ParameterizedTest
    @CsvSource({"1;2.5;3,true", "1;0;1,false", "1.5;x,false", "x;1.5,false", ";,false"})
    void warnsOfStringsThatAreAllNumbersAndNoLabels(String cells, boolean warns) {
        var inference = TypeInference.ofJson(true, null, null, Place.ROW);
        List.of(cells.split(";", -1)).forEach(cell -> inference.accept(cell, 1));
        assertThat(String.valueOf(inference.shape("c").oddCell()).contains("numbers in quotes")).isEqualTo(warns);
    }

    @ParameterizedTest
    @CsvSource({"1.5;2.5;3;4;5;unknown;unknown;unknown,missing_values", "12 kg;13 kg;14.5 kg,numbers of JSON",
        "1.5;2.5;3;4;5;9007199254740993,are codes",
        "1;2;3;4;5;x;x,"})
    void warnsOfStringsThatAreNearlyNumbers(String cells, @Nullable String advice) {
        var inference = TypeInference.ofJson(true, null, null, Place.ROW);
        List.of(cells.split(";", -1)).forEach(cell -> inference.accept(cell, 1));
        if (advice == null) {
            assertThat(inference.shape("c").oddCell()).isNull();
        } else {
            assertThat(inference.shape("c").oddCell()).contains(advice);
        }
    }

    private static ColumnShape shape(@Nullable ColumnType given, @Nullable DateOrder order, String cells) {
        return inference(given, order, cells).shape("c");
    }

    private static TypeInference inference(@Nullable ColumnType given, @Nullable DateOrder order, String cells) {
        var inference = new TypeInference(NumberMarks.PLAIN, given, order, Place.LINE);
        var values = List.of(cells.split(";", -1));
        for (var index = 0; index < values.size(); index++) {
            inference.accept(values.get(index), index + 2L);
        }
        return inference;
    }
}
