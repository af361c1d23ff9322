package io.mlpservice.dataset.reading.detection;

import io.mlpservice.dataset.reading.ReadingOptions;
import io.mlpservice.dataset.reading.TextFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class EndingTest {
    private static final String TABLE = "country,year,pop~France,2020,67.4~Spain,2020,47.3~";

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            Source: World Bank                 ! Line 4, 'Source: World Bank', is a note
            Source: World Bank~                ! Line 4, 'Source: World Bank', is a note
            ~* estimated~                      ! Line 5, '* estimated', is a note
            (1234 rows affected)               ! Line 4, '(1234 rows affected)', is a note
            Total rows: 45~                    ! Line 4, 'Total rows: 45', is a note
            "Source: World Bank, 2024"~        ! Line 4, 'Source: World Bank, 2024', is a note
            ~  ~The data are estimated         ! Line 6, 'The data are estimated', is a note
            The data are estimated~            ! Line 4, 'The data are estimated', is a note
            ~END~                              ! Line 5, 'END', is a note
            ~Note: estimated, revised~         ! Line 5, 'Note: estimated, revised', is a note
            Source: a~Note: b, c               ! Lines 4, 'Source: a', and 5, 'Note: b, c', are notes
            ,,~,,~                             ! Line 4 at the end holds nothing but separators, like 1 more line,
            ,,~Source: Amt,,~                  ! Line 5, 'Source: Amt', is a note
            Source: Amt,,~                     ! Line 4, 'Source: Amt', is a note
            Source: Amt,,~All data are without guarantee,,~ ! Lines 4, 'Source: Amt', and 5, 'All data are without guarantee', are notes
            ,,~"Note: (D) withheld, see appendix.",,~ ! Line 5, 'Note: (D) withheld, see appendix.', is a note
            "Source: Amt, 2024",,~X not applicable,,~ ! Lines 4, 'Source: Amt, 2024', and 5, 'X not applicable', are notes
            """)
    void ofTextAndSeparatorsIsNoPartOfTheTable(String end, String warning) {
        var detection = detect(TABLE + end);
        assertThat(detection.warnings()).first().asString().startsWith(warning);
        assertThat(table(detection, TABLE + end)).isEqualTo(TABLE.replace('~', '\n'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "~~", "Italy,2020,59.4", "Source: World Bank~Italy,2020,59.4", "New York", "Bonn~",
        "Rome, 2020~", "45~", "~2020~", "Smith: Amt,,~", "Source: Amt,,1~", "Total,4040,114.7~", "Italy,,~",
        "San Marino,,,~", "Source: Amt,,~San Marino,,~", "Bosnia and Herzegovina,,~", "\"Bosnia and Herzegovina\",,~",
        "\"x~Source: World Bank~y\",2020,1~", "Source: \"World~"})
    void ofRowsAndWhatMayBeCutOffIsAPartOfTheTable(String end) {
        assertThat(detect(TABLE + end).length()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void hasAtMostTenNotes() {
        var table = TABLE + "Italy,2020,59.4~".repeat(20);
        assertThat(detect(table + "Note: x~".repeat(10)).length()).isLessThan(Long.MAX_VALUE);
        assertThat(detect(table + "Note: x~".repeat(11)).length()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void hasAtMostAHundredThousandLines() {
        assertThat(detect(TABLE + ",,~".repeat(100_000)).length()).isEqualTo(TABLE.length());
        assertThat(detect(TABLE + ",,~".repeat(100_001)).length()).isEqualTo(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name~Ann~Source: me~", "a,b,c~,,~,,~", "a b~1 2~3 4~Source: me~"})
    void isNoneWithoutSeveralColumnsAndARow(String text) {
        assertThat(detect(text).length()).isEqualTo(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-16", "windows-1252"})
    void isFoundInAnyEncoding(String charset) throws IOException {
        for (var end : List.of("\n", "\r\n", "\r")) {
            var table = "ort;n\nK\u00f6ln;1\nZ\u00fcrich;2\n".replace("\n", end);
            var bytes = (table + "Quelle: \u00c4mter").getBytes(Charset.forName(charset));
            TextFile file = () -> new ByteArrayInputStream(bytes);
            var detection = DialectDetector.detect(file, null, ReadingOptions.NONE);
            assertThat(detection.warnings()).contains(
                    "Line 4, 'Quelle: \u00c4mter', is a note below the table and is left out.");
            try (var read = detection.table(file).open()) {
                assertThat(read.readAllBytes()).isEqualTo(table.getBytes(Charset.forName(charset)));
            }
        }
    }

    @Test
    void isFoundBelowATableThatIsLongerThanWhatIsLookedAt() {
        var table = TABLE + "Italy,2020,59.4~".repeat(200_000);
        var detection = detect(table + "~Source: World Bank~" + ",,~".repeat(1_000));
        assertThat(detection.length()).isEqualTo(table.length());
        assertThat(detection.warnings()).first().asString().startsWith("Line 200005, 'Source: World Bank'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Source: a\u2028b~", "a: \u2028~", "The data are\u2028estimated~"})
    void mayHoldLineSeparatorsOfUnicode(String end) {
        assertThat(detect(TABLE + end).length()).isEqualTo(TABLE.length());
        assertThat(detect(TABLE + end.substring(0, 3).repeat(300_000) + end).length()).isEqualTo(TABLE.length());
    }

    private static DialectDetector.Detection detect(String text) {
        return DialectDetector.detect(file(text), null, ReadingOptions.of(Map.of("decimal", ".")::get));
    }

    private static TextFile file(String text) {
        var bytes = text.replace('~', '\n').getBytes(StandardCharsets.UTF_8);
        return () -> new ByteArrayInputStream(bytes);
    }

    private static String table(DialectDetector.Detection detection, String text) {
        try (var read = detection.table(file(text)).open()) {
            return new String(read.readAllBytes(), StandardCharsets.UTF_8).replaceAll("\n+$", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
