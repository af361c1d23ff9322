package io.mlpservice.dataset.reading;

import io.mlpservice.dataset.reading.detection.DialectDetector;
import io.mlpservice.dataset.reading.detection.DialectDetector.Detection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Lines that begin with a number sign are comments or rows; none is lost without a word. */
class CommentedTextTest {
    private static final DatasetLimits LIMITS = new DatasetLimits(1000, 1000, 1000, 100_000);

    private static TextFile file(String text) {
        return file(text, StandardCharsets.UTF_8);
    }

    private static TextFile file(String text, Charset charset) {
        var bytes = text.replace('~', '\n').getBytes(charset);
        return () -> new ByteArrayInputStream(bytes);
    }

    private static Detection detect(TextFile file, Map<String, String> options) {
        return DialectDetector.detect(file, null, ReadingOptions.of(options::get));
    }

    private static List<List<String>> rows(TextFile file, Map<String, String> options) throws IOException {
        var found = detect(file, options);
        var rows = new ArrayList<List<String>>();
        try (var table = CsvTable.read(found.table(file).open(), found.dialect(), LIMITS)) {
            table.forEachRemaining(row -> rows.add(row.getFields()));
        }
        return rows;
    }

    private static List<List<String>> rows(String text) throws IOException {
        return rows(file(text), Map.of());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            # c~tag,b~z,1~#y,2~z,3~                    ! [[z, 1], [#y, 2], [z, 3]]
            # c~a,b~x,2~#y,4~z,5~                      ! [[x, 2], [#y, 4], [z, 5]]
            # c~tag;b~z;1~#y;2~Source: a book~         ! [[z, 1], [#y, 2]]
            # c~tag,b~z,1~#"y",2~z,3~                  ! [[z, 1], [#"y", 2], [z, 3]]
            # c~tag,b~z,1~#y,"2,5"~z,3~                ! [[z, 1], [#y, 2,5], [z, 3]]
            # c~tag b~z 1~#y 2~z 3~                    ! [[z, 1], [#y, 2], [z, 3]]
            # c~,b~z,1~#y,2~z,3~                       ! [[z, 1], [#y, 2], [z, 3]]
            # c~tag,b,~z,1,~#y,2,~z,3,~                ! [[z, 1, ''], [#y, 2, ''], [z, 3, '']]
            # c~tag,b~z,1~#y,2                         ! [[z, 1], [#y, 2]]
            # c~tag,b~z,1~#y~z,3~                      ! [[z, 1], [z, 3]]
            # c~tag,b~z,1~#y,2,3~z,3~                  ! [[z, 1], [z, 3]]
            # c~tag,b~z,1~##y,2~z,3~                   ! [[z, 1], [z, 3]]
            # c~tag,b~z,1~# of it, 2~z,3~              ! [[z, 1], [z, 3]]
            a,b,c~1,2,3~# a, comment, here~4,5,6~      ! [[1, 2, 3], [4, 5, 6]]
            thing,b~# of cats,3~# of dogs,5~           ! [[# of cats, 3], [# of dogs, 5]]
            tag,b~z,1~#y,2~z,3~                        ! [[z, 1], [#y, 2], [z, 3]]
            """)
    void tellsRowsFromComments(String text, String rows) throws IOException {
        assertThat(rows(text)).hasToString(rows.replace("''", ""));
    }

    @Test
    void leavesLinesWithinQuotesAsTheyAre() throws IOException {
        assertThat(rows("# it's a \"c~tag,b~\"5\"\" # ~#y,2~#\",1~#y,2~z 5\",3~#w,4~"))
                .isEqualTo(List.of(List.of("5\" # \n#y,2\n#", "1"), List.of("#y", "2"), List.of("z 5\"", "3"),
                        List.of("#w", "4")));
    }

    @Test
    void findsTheTableBelowOtherLines() throws IOException {
        var expected = List.of(List.of("z", "1"), List.of("#y", "2"));
        assertThat(rows("sep=;~# c~tag;b~z;1~#y;2~")).isEqualTo(expected);
        assertThat(rows(file("it's \"one\r\n#x,1\r\n# c\r\ntag,b\r\nz,1\r\n#y,2\r\n"), Map.of("skip_lines", "2")))
                .isEqualTo(expected);
        assertThat(rows("one\r\r# c\rtag,b\rz,1\r#y,2\r")).isEqualTo(expected);
        assertThat(rows(file("\ufeff# c~tag,b~z,1~#y,2~", StandardCharsets.UTF_16LE), Map.of())).isEqualTo(expected);
        assertThat(rows(file("# c~z,1~#y,2~"), Map.of("header", "false"))).isEqualTo(expected);
    }

    private static List<String> warnings(String text) {
        return detect(file(text), Map.of()).warnings();
    }

    @Test
    void namesTheLinesBelowTheHeaderThatAreLeftOut() {
        assertThat(warnings("tag,b~z,1~#y~z,3~")).containsExactly(
                "Line 3, '#y', is a comment and is left out. To keep it as a row, put its first cell in quotes.");
        assertThat(warnings("# c~tag,b~z,1~#1~z,3~# 2~# 3~# 4~# 5")).containsExactly(
                "Lines 4, '#1'; 6, '# 2'; 7, '# 3'; and 2 more, are comments and are left out. To keep one as a row, put its first cell in quotes.");
        assertThat(warnings("# c~# d~tag,b~z,1~z,3~")).isEmpty();
    }

    @Test
    void saysThatALineIsARowAlthoughOthersAreComments() {
        assertThat(warnings("# c~tag,b~z,1~#y,2~z,3~")).containsExactly(
                "Lines that begin with '#', such as '# c', are comments and left out, but those like '#y,2', with as many cells as the first line and no blank behind the '#', are rows.");
    }

    @Test
    void namesLinesFarBehindTheBeginning() {
        assertThat(warnings("# c~tag,b~" + "z,1~".repeat(200_000) + "# end~")).singleElement().asString()
                .startsWith("Line 200003, '# end', ");
    }
}
