package io.mlpservice.engine.data;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.Arrays;

import static io.mlpservice.engine.data.DateOrder.DAY_MONTH_YEAR;
import static io.mlpservice.engine.data.DateOrder.YEAR_MONTH_DAY;
import static org.assertj.core.api.Assertions.assertThat;

class DateOrderTest {
    @Test
    void readsEveryDayOfFiveCenturies() {
        var dayFirst = DateTimeFormatter.ofPattern("d.M.uuuu");
        for (var day = LocalDate.of(1599, 12, 30); day.getYear() < 2105; day = day.plusDays(1)) {
            var seconds = (double) day.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
            assertThat(YEAR_MONTH_DAY.epochSeconds(day.toString())).isEqualTo(seconds);
            assertThat(DAY_MONTH_YEAR.epochSeconds(day.format(dayFirst))).isEqualTo(seconds);
        }
    }

    @Test
    void readsEveryWeekOfThreeCenturies() {
        for (var day = LocalDate.of(1801, 1, 5); day.getYear() < 2105; day = day.plusWeeks(1)) {
            assertThat(YEAR_MONTH_DAY.epochSeconds("%d-W%02d".formatted(day.get(IsoFields.WEEK_BASED_YEAR),
                    day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR))))
                    .isEqualTo((double) day.atStartOfDay().toEpochSecond(ZoneOffset.UTC));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2024-03-04                    | YEAR_MONTH_DAY | 2024-03-04T00:00:00Z
            2024/3/4                      | YEAR_MONTH_DAY | 2024-03-04T00:00:00Z
            2024.03.04                    | YEAR_MONTH_DAY | 2024-03-04T00:00:00Z
            2024 3 4                      | YEAR_MONTH_DAY | 2024-03-04T00:00:00Z
            2024-03                       | YEAR_MONTH_DAY | 2024-03-01T00:00:00Z
            2024/3                        | YEAR_MONTH_DAY | 2024-03-01T00:00:00Z
            2024 Mar                      | YEAR_MONTH_DAY | 2024-03-01T00:00:00Z
            March 2024                    | DAY_MONTH_YEAR | 2024-03-01T00:00:00Z
            Mar-2024                      | MONTH_DAY_YEAR | 2024-03-01T00:00:00Z
            2024-Mar-4                    | YEAR_MONTH_DAY | 2024-03-04T00:00:00Z
            2024Q1                        | YEAR_MONTH_DAY | 2024-01-01T00:00:00Z
            2024-q4                       | YEAR_MONTH_DAY | 2024-10-01T00:00:00Z
            2024 Q2                       | YEAR_MONTH_DAY | 2024-04-01T00:00:00Z
            Q3 1960                       | MONTH_DAY_YEAR | 1960-07-01T00:00:00Z
            Q3-1960                       | DAY_MONTH_YEAR | 1960-07-01T00:00:00Z
            3Q1960                        | DAY_MONTH_YEAR | 1960-07-01T00:00:00Z
            1960:4                        | YEAR_MONTH_DAY | 1960-10-01T00:00:00Z
            1960:04                       | YEAR_MONTH_DAY | 1960-04-01T00:00:00Z
            1960:12                       | YEAR_MONTH_DAY | 1960-12-01T00:00:00Z
            1960M12                       | YEAR_MONTH_DAY | 1960-12-01T00:00:00Z
            3/2024                        | DAY_MONTH_YEAR | 2024-03-01T00:00:00Z
            03-2024                       | MONTH_DAY_YEAR | 2024-03-01T00:00:00Z
            2001-W01                      | YEAR_MONTH_DAY | 2001-01-01T00:00:00Z
            2020W53                       | YEAR_MONTH_DAY | 2020-12-28T00:00:00Z
            2021-W1                       | YEAR_MONTH_DAY | 2021-01-04T00:00:00Z
            0001-01-01                    | YEAR_MONTH_DAY | 0001-01-01T00:00:00Z
            3/4/2024                      | MONTH_DAY_YEAR | 2024-03-04T00:00:00Z
            3/4/2024                      | DAY_MONTH_YEAR | 2024-04-03T00:00:00Z
            03-04-69                      | MONTH_DAY_YEAR | 2069-03-04T00:00:00Z
            3.4.70                        | DAY_MONTH_YEAR | 1970-04-03T00:00:00Z
            3. 4. 2024                    | DAY_MONTH_YEAR | 2024-04-03T00:00:00Z
            29/2/00                       | DAY_MONTH_YEAR | 2000-02-29T00:00:00Z
            8 Jan 1990                    | DAY_MONTH_YEAR | 1990-01-08T00:00:00Z
            8 Jan 1990                    | MONTH_DAY_YEAR | 1990-01-08T00:00:00Z
            'January 8, 1990'             | DAY_MONTH_YEAR | 1990-01-08T00:00:00Z
            'Jan. 8, 1990'                | MONTH_DAY_YEAR | 1990-01-08T00:00:00Z
            'January 8th, 1990'           | MONTH_DAY_YEAR | 1990-01-08T00:00:00Z
            1st January 1990              | DAY_MONTH_YEAR | 1990-01-01T00:00:00Z
            'Mon, Jan 22ND 1990 5:06 pm'  | DAY_MONTH_YEAR | 1990-01-22T17:06:00Z
            08-JAN-90                     | MONTH_DAY_YEAR | 1990-01-08T00:00:00Z
            08sept1990                    | DAY_MONTH_YEAR | 1990-09-08T00:00:00Z
            'Mon, 08 Jan 1990 05:06:07 GMT' | DAY_MONTH_YEAR | 1990-01-08T05:06:07Z
            2024-03-04T05:06              | YEAR_MONTH_DAY | 2024-03-04T05:06:00Z
            2024-03-04 5:06:07            | YEAR_MONTH_DAY | 2024-03-04T05:06:07Z
            2024-03-04T05:06:07.25Z       | YEAR_MONTH_DAY | 2024-03-04T05:06:07.25Z
            1969-12-31T23:59:59.5Z        | YEAR_MONTH_DAY | 1969-12-31T23:59:59.5Z
            2024-03-04T05:06:07.123456789 | YEAR_MONTH_DAY | 2024-03-04T05:06:07.123456789Z
            2024-03-04T05:06:07+02:00     | YEAR_MONTH_DAY | 2024-03-04T03:06:07Z
            2024-03-04 22:06 -0530        | YEAR_MONTH_DAY | 2024-03-05T03:36:00Z
            2024-03-04T05:06:07+02        | YEAR_MONTH_DAY | 2024-03-04T03:06:07Z
            '3/4/2024, 12:06 AM'          | MONTH_DAY_YEAR | 2024-03-04T00:06:00Z
            3/4/2024 12:06:07 pm          | MONTH_DAY_YEAR | 2024-03-04T12:06:07Z
            3/4/2024 11:06PM              | MONTH_DAY_YEAR | 2024-03-04T23:06:00Z
            """)
    void readsADateAndItsTime(String text, DateOrder order, Instant time) {
        assertThat(order.epochSeconds(text)).isEqualTo(time.getEpochSecond() + time.getNano() / 1e9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "2024", "2024 03", "3/1799", "3/2200", "3.2024", "3 2024", "2024Q5", "2024Q0",
        "Q5 2024", "2024-Q", "2024Q12", "1799Q1", "2024Q1x", "1234M05", "2024M13", "2024M0", "2024W54", "2024-W00",
        "2023-W53", "2024:5", "2024:00", "2024:13", "2024:1:1", "12:30", "Q1", "2024:", "0024-03", "2024-13", "2024 3",
        "13/2024", "Jan 90", "20240304",
        "2024-02-30", "2023-02-29", "1900-02-29",
        "31/2/2024",
        "2024-13-01", "2024-00-01", "2024-01-00", "2024-1-1-1", "2024-01/02", "32-01-02", "1 2 24", "5 10 15",
        "0000-01-01", "12024-01-01", "2024-001-01", "1,2,2024", "Jan", "Foo 1990", "8 Foo 1990", "8 Ja 1990",
        "Jan Feb 1990", "8th 1 1990", "8th/1/1990", "8thJan 90x", "Jan 8thx 1990", "Jan 1990th", "8 Januaryx 1990",
        "1.2.3.4", "1.2", "10:30", "2024-01-01T", "2024-01-01 x", "2024-01-01T24:00",
        "2024-01-01T10", "2024-01-01T10:60", "2024-01-01T10:5", "2024-01-01T10:10:60", "2024-01-01T10:10:10.",
        "2024-01-01T10:10+19:00", "2024-01-01T10:10+1", "2024-01-01 13:00 PM", "2024-01-01 0:30 AM",
        "2024-01-01x10:10", "2024-01-0110:10", "-2024-01-01", "\u0662\u0660\u0662\u0664-01-01", "setosa", "1/1/1/"})
    void refusesWhatIsNoDate(String text) {
        assertThat(Arrays.stream(DateOrder.values()).mapToDouble(order -> order.epochSeconds(text))).containsOnly(
                Double.NaN);
    }

    @ParameterizedTest
    @CsvSource({"2024-03-04,DAY_MONTH_YEAR", "3/4/2024,YEAR_MONTH_DAY", "13/4/2024,MONTH_DAY_YEAR",
        "4/13/2024,DAY_MONTH_YEAR", "8 Jan 1990,YEAR_MONTH_DAY"})
    void refusesAnotherOrder(String text, DateOrder order) {
        assertThat(order.epochSeconds(text)).isNaN();
    }
}
