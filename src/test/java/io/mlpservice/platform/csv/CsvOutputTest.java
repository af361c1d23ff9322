package io.mlpservice.platform.csv;

import io.mlpservice.platform.CellValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class CsvOutputTest {
    @Test
    void writesCellsAsTheyAre() throws IOException {
        assertThat(safe(new CellValue.Numeric(-1.5), new CellValue.Numeric(2), new CellValue.Truth(true),
                new CellValue.Text("a b"), null, new CellValue.Text("häuser"))).isEqualTo("-1.5,2,true,a b,,häuser\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+a", "-a", "@SUM(A1)", "=HYPERLINK(\"x\")", "＝1+1"})
    void putsAnApostropheBeforeWhatASpreadsheetExecutes(String text) throws IOException {
        assertThat(unquoted(safe(new CellValue.Text(text)))).isEqualTo("'" + text + "\n");
        assertThat(unquoted(exact(new CellValue.Text(text)))).isEqualTo(text + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t=1+1", "\r=1+1", "\n=1+1"})
    void putsAnApostropheBeforeBlanksThatSpreadsheetsLeaveOut(String text) throws IOException {
        assertThat(safe(new CellValue.Text(text))).isEqualTo("\"'" + text + "\"\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1.5", "+1", "-1e-7", "7"})
    void leavesTextThatIsANumberAlone(String number) throws IOException {
        assertThat(safe(new CellValue.Text(number))).isEqualTo("\"%s\"\n".formatted(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a;=1+1", "a\t=1+1", "a|=1+1", "a,=1+1", "a\n=1+1", " a"})
    void quotesWhatAnotherSeparatorWouldCutApart(String text) throws IOException {
        assertThat(safe(new CellValue.Text(text))).isEqualTo("\"%s\"\n".formatted(text));
    }

    @Test
    void makesNamesOfColumnsSafeToo() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var csv = new CsvOutput(out, true)) {
            csv.writeHeader(List.of("=x", "y"));
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("'=x,y\n");
    }

    @Test
    void writesARowThatHasNoValue() throws IOException {
        assertThat(safe((CellValue) null)).isEqualTo("\"\"\n");
    }

    private static String unquoted(String csv) {
        return csv.startsWith("\"") ? csv.strip().substring(1, csv.length() - 2).replace("\"\"", "\"") + "\n" : csv;
    }

    private static String safe(@Nullable CellValue... cells) throws IOException {
        return written(true, cells);
    }

    private static String exact(@Nullable CellValue... cells) throws IOException {
        return written(false, cells);
    }

    private static String written(boolean safe, @Nullable CellValue... cells) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var csv = new CsvOutput(out, safe)) {
            csv.write(new ArrayList<>(Arrays.asList(cells)));
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
