package io.mlpservice.dataset.reading.detection;

import io.mlpservice.dataset.reading.Dialect;
import io.mlpservice.dataset.reading.ReadingOptions;
import io.mlpservice.dataset.reading.TextFile;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.FieldErrors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DialectDetectorTest {
    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            a,b~1,2~3,4                                            ! ,
            a;b~1;2~3;4                                            ! ;
            a|b~1|2~3|4                                            ! |
            a>b>c~1>2>3~4>5>6                                      ! tab
            a;b;y~1,5;2,25;x~2,5;3,25;y                            ! ;
            a;b~1,5;2~2,5;3                                        ! ;
            name;size~"Smith, J.";3~"Doe, J.";4                    ! ;
            name;city~Smith, J.;Bonn, am Rhein~Doe, J.;Ulm, Donau  ! ;
            id,tags~1,a;b~2,c;d~3,e;f                              ! ,
            id>note~1>one, two~2>three, four                       ! tab
            popul TVnews vote~0 7 1~190 1 0~31 7 0                 ! space
            full name~John Smith~Jane Doe                          ! ,
            when~2020-01-01 10:00~2020-01-02 11:00                 ! ,
            text~a;b~c                                             ! ,
            t~x|y~x|y                                              ! ,
            a;b~1~2                                                ! ,
            x                                                      ! ,
            sep=;~a;b~1,2;3~4,5;6                                  ! ;
            a,b~1,2,3~4                                            ! ,
            x~1;5,1~2;4,9~3;7,25                                   ! ;
            x~a;5.1~b;4.9~c;7.25                                   ! ;
            x~1>5.1~2>4.9                                          ! tab
            x~1 5.1~2 4.9                                          ! space
            x~1;one~2;two                                          ! ;
            """)
    void findsTheSeparator(String text, String separator) {
        var expected = switch (separator) {
            case "tab" -> "\t";
            case "space" -> " ";
            default -> separator;
        };
        assertThat(dialect(text.replace('>', '\t')).separator()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            a;b~1,5;2~2,5;3           ! ,
            a;b~1,5;2.5~2,5;3         ! ,
            a|b~1,5|2.5~2,5|3         ! .
            a;b;c~1,5;2,5;x~2,5;3;7.1 ! ,
            a;b~1.043;7,13~999;8,5    ! ,
            a;b~7,13;1.043~8,5;2.514  ! ,
            a;b~3,362;x~1.234,5;y     ! ,
            a|b~3,362|0.5~12|1.5      ! .
            a|b~1.234.567|2~1.043|3   ! ,
            v;p~1.10 beta;7,13~1.2;8,2 ! ,
            a;b~1.5;x~2.5;y           ! .
            a;b~1,234,567;x~2,345;y   ! .
            a,b~"1,5",x~"2,5",y       ! ,
            a;b~x, y;1~z;2            ! .
            a;b~-,5;2~1e3;3           ! ,
            """)
    void findsTheDecimalMark(String text, String mark) {
        assertThat(dialect(text).decimal()).isEqualTo(mark);
    }

    @Test
    void warnsWhereACommaMayStandBetweenThousands() {
        var detection = detect("a;b~1,234;x~2,345;y".replace('~', '\n'));
        assertThat(detection.dialect().decimal()).isEqualTo(",");
        assertThat(detection.warnings()).singleElement().asString().contains("'1,234'", "thousands");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x,y~1,2~3,4", "country,2019,2020~France,1,2~Spain,3,4", "name,age~Ann,3~Bob,4",
        "a,b~a,x~b,y~c,a", "id,city~A1,Rome~B2,Bonn~C3,Ulm",
        "day,1/22/20,1/23/20~Rome,1,2~Bonn,3,4", "time,x~10:30,a~11:30,b", "code~007~008", "ok,n~yes,a~no,b",
        "y~yes~no~yes",
        "a,b,c~,,~,,"})
    void findsAHeader(String text) {
        var detection = detect(text.replace('~', '\n'));
        assertThat(detection.dialect().header()).isTrue();
        assertThat(detection.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.1,3.5,setosa~4.9,3.0,setosa~6,2.2,virginica", "1,2~3,4", "a~a~b",
        "2020-01-01,5~2020-01-02,6", ",1~,2", "2020-01-01,Bob~2020-01-02,Alice~2020-01-03,Carl",
        "1995,Toy Story~1996,Heat~1997,Alien", "true,Bob~false,Alice~true,Carl", "01234,MA,bob~02345,NY,ann",
        "10:30,a,x1~11:30,b,x2", "chevrolet chevelle,18.0,8~buick skylark,15.0,8~plymouth,18.0,6",
        "39,State-gov,77516~50,Self-emp,83311~38,Private,215646", "red,red~blue,green~red,blue", "Ann,30~Bob,25~Eve,41",
        "2020-01-01,,alpha~2020-01-02,5,beta~2020-01-03,,gamma", "192.168.0.1,a~10.0.0.7,b",
        "a;1.234,50~b;7,50~c;1,25", "iPhone,5~Galaxy,6~Nokia,7~Pixel,8", "NA,5~1,7~2,8"})
    void findsThatTheFirstLineIsARow(String text) {
        var detection = detect(text.replace('~', '\n'));
        assertThat(detection.dialect().header()).isFalse();
        assertThat(detection.warnings()).singleElement().asString().contains("header=true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"150,4,setosa,versicolor~5.1,3.5,1.4,0~4.9,3,1.4,1",
        "store,1,2,3~a,5.5,6,7~b,1,2.5,3", "country,1500,1501~France,1700,1800~Spain,1900,1200",
        "0,1,2~5.5,6,7~1,2.5,3"})
    void warnsWhereNumbersNameColumnsOfNumbers(String text) {
        var detection = detect(text.replace('~', '\n'));
        assertThat(detection.dialect().header()).isTrue();
        assertThat(detection.warnings()).singleElement().asString().contains("header=false");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            "",a,b~"r1",1,2~"r2",3,4   ! true  ! false
            a,b~r1,1,2~r2,3,4          ! true  ! false
            a,b,~1,2,~3,4,             ! false ! true
            a,b~1,2,~3,4,              ! false ! true
            a,b~1,2~3,4                ! false ! false
            a,b,c~1,2,~3,4,5           ! false ! false
            x~1;5,1~2;4,9              ! true  ! false
            "x"~"a"|5.1~"b"|4.9        ! true  ! false
            v~1,5~2,5~3,25             ! true  ! false
            v~1,5~1,7~3,25             ! false ! false
            v~12,5~7,25                ! false ! false
            text~hello, you~good, bye  ! false ! false
            """)
    void findsNamesOfRowsAndSeparatorsAtTheEnd(String text, boolean rowNames, boolean trailing) {
        assertThat(dialect(text)).extracting(Dialect::rowNames, Dialect::trailingSeparator).containsExactly(rowNames,
                trailing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"# made in May, by me, too~a,b~1,2", "#~a,b~1,2~# the end~3,4", "# one~# two~a~1",
        "# source: a, b~name,v~bob,1~ann,2"})
    void findsComments(String text) {
        assertThat(dialect(text).comment()).isEqualTo("#");
    }

    @ParameterizedTest
    @ValueSource(strings = {"#chrom,pos~X,5~1,7~2,9", "#id,name~1,a~2,b", "id,name~#1,a~#2,b", "#~1~2"})
    void takesNoCellForAComment(String text) {
        assertThat(dialect(text).comment()).isNull();
    }

    @Test
    void warnsWhereSomeCommentsMayBeRows() {
        assertThat(detect("# made in May\n#id,color\n#1,red\n2,blue\n").warnings()).singleElement().asString()
                .contains("'# made in May'");
        assertThat(dialect("#ff0000,1~#00ff00,2").comment()).isNull();
    }

    @Test
    void warnsWhereAPointMayStandBetweenThousands() {
        assertThat(detect("rooms;price\n2;100.977\n3;1.200\n").warnings()).singleElement().asString()
                .contains("'100.977'", "thousands");
        assertThat(detect("rooms;price\n2;100.977\n3;1.25\n").warnings()).isEmpty();
        assertThat(detect("size;price\n2.5;100.977\n3;1.200\n").warnings()).isEmpty();
    }

    @Test
    void doubtsEachColumnWhoseMarkIsUnsure() {
        assertThat(detect("a;b;c\n1;1.043;x\n2;999;y\n3.500;2;z\n").doubts()).containsOnlyKeys(0, 1)
                .hasEntrySatisfying(0, sentence -> assertThat(sentence).startsWith("Line 4 holds '3.500'"))
                .hasEntrySatisfying(1, sentence -> assertThat(sentence).startsWith("Line 2 holds '1.043'"));
    }

    /** The first two bytes of UTF-8's mark are letters in Windows-1252. */
    @Test
    void takesHalfOfAByteOrderMarkForNone() {
        var file = "\u00ef\u00bba,b\n1,2\n".getBytes(StandardCharsets.ISO_8859_1);
        var given = ReadingOptions.of(Map.of("encoding", "windows-1252")::get);
        for (var options : List.of(ReadingOptions.NONE, given)) {
            assertThat(DialectDetector.detect(() -> new ByteArrayInputStream(file), null, options).dialect().encoding())
                    .isEqualTo("windows-1252");
        }
    }

    @Test
    void findsLinesThatEndInACarriageReturn() {
        assertThat(dialect("a;b\r1;2\r3;4\r").separator()).isEqualTo(";");
        assertThat(dialect("a;b\r" + "1;2\r".repeat(200_000)).separator()).isEqualTo(";");
        assertThat(dialect(("name".repeat(30) + ";").repeat(5_000) + "~" + "1;".repeat(5_000)).separator())
                .isEqualTo(";");
    }

    @Test
    void takesAThousandWordsForMissingValuesAtMost() {
        assertThat(errors("word,".repeat(1000))).isEmpty();
        assertThat(errors("word,".repeat(1001))).singleElement().returns("missing_values", FieldError::parameter);
    }

    private static List<FieldError> errors(String missingValues) {
        var errors = new FieldErrors();
        ReadingOptions.of(Map.of("missing_values", missingValues)::get).check(errors);
        return errors.list();
    }

    @Test
    void knowsTheWordsForMissingValuesThatTheUploadNames() {
        var options = ReadingOptions.of(Map.of("missing_values", "n.a.")::get);
        assertThat(DialectDetector.detect(file("1,n.a.\n2,3\nn.a.,4\n5,n.a.\n"), null, options).dialect().header())
                .isFalse();
    }

    @Test
    void findsApostrophesAroundCells() {
        assertThat(dialect("text~'tis the season~hello").quote()).isEqualTo("\"");
        assertThat(dialect("a,b~'x, y',1~'z',2").quote()).isEqualTo("'");
        assertThat(dialect("a,b~it's,1~'tis,2").quote()).isEqualTo("\"");
    }

    @ParameterizedTest
    @CsvSource({"UTF-8,UTF-8", "UTF-16,UTF-16BE", "UTF-16LE,UTF-16LE", "UTF-16BE,UTF-16BE",
        "windows-1252,windows-1252"})
    void findsTheEncoding(String written, String found) {
        var bytes = "name,n\nMüller,1\nStraße,2\n".getBytes(Charset.forName(written));
        var detection = DialectDetector.detect(() -> new ByteArrayInputStream(bytes), null, ReadingOptions.NONE);
        assertThat(detection.dialect().encoding()).isEqualTo(found);
        assertThat(detection.dialect().separator()).isEqualTo(",");
        assertThat(detection.warnings()).hasSize(found.equals("windows-1252") ? 1 : 0);
    }

    @Test
    void doesNotQuestionWhatTheUploadSays() {
        var options = ReadingOptions.of(Map.of("separator", "|", "decimal", ",", "quote", "'", "header", "false",
                "encoding", "ISO-8859-1", "missing_values", "x, y")::get);
        assertThat(DialectDetector.detect(file("a;b\n1;2\n"), null, options).dialect())
                .returns("|", Dialect::separator).returns("'", Dialect::quote).returns(",", Dialect::decimal)
                .returns(false, Dialect::header).returns("ISO-8859-1", Dialect::encoding)
                .returns(List.of("x", "y"), Dialect::missingValues).returns(List.of(), Dialect::notes);
    }

    @Test
    void knowsTheNamesOfMarks() {
        var options = ReadingOptions.of(Map.of("separator", "pipe", "decimal", "comma")::get);
        var errors = new FieldErrors();
        options.check(errors);
        assertThat(errors.isEmpty()).isTrue();
        assertThat(DialectDetector.detect(file("a|b\n1|2\n"), null, options).dialect())
                .returns("|", Dialect::separator).returns(",", Dialect::decimal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name,n~'a, b',1~c,2~'d, e',3", "name;n~'a;b';1~it's;2~c;3"})
    void findsApostrophesThatEncloseOnlyCellsWithASeparator(String text) {
        assertThat(dialect(text).quote()).isEqualTo("'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"decade,n~'90s,1~'80s,2", "name,n~it's,1~'tis,2"})
    void takesNoApostropheOfATextForAQuote(String text) {
        assertThat(dialect(text).quote()).isEqualTo("\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a    b   c~1.5  x   y~44   z   w", "a::b~1::2~3::4", "sep=,~a;b~1;2~3;4",
        "Monthly~Sales~~share|time~65.1%|15:28~12.5%|9:05~7%|8:00~Draft", "Codes~of~code,kind~A14,A83~B12,C01"})
    void warnsOfOneColumnWhoseLinesHoldTheSameSeparator(String text) {
        assertThat(detect(text.replace('~', '\n')).warnings()).anyMatch(warning -> warning.contains("as one cell"));
    }

    @Test
    void saysThatQuotesMakeEachLineOneCell() {
        assertThat(detect("\"a,b\"\n\"1,2\"\n\"3,4\"\n").warnings()).containsExactly(
                "Each line is in quotes, so it is read as one cell, such as 'a,b'. If ',' separates cells, remove the quotes around the lines.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name~Ann Smith~Bob", "x~1~2", "day~2024-01-01~2024-01-02",
        "text~good~bad, really~ugly~fine"})
    void takesATableOfOneColumnAsItIs(String text) {
        assertThat(detect(text.replace('~', '\n')).warnings()).isEmpty();
    }

    @Test
    void warnsWhereACommaMayBeADecimalMarkOrFollowTheNameOfARow() {
        assertThat(detect("v\n1,5\n2,5\n3,25\n").warnings()).last().asString().contains("'1,5'", "decimal mark");
        assertThat(detect("text\nhello, you\ngood, bye\n").warnings()).singleElement().asString()
                .contains("'good, bye'");
        assertThat(detect("v\n12,5\n7,25\n").dialect().decimal()).isEqualTo(",");
    }

    @Test
    void warnsOfASeparatorLineWhoseSeparatorIsNotRead() {
        assertThat(detect("sep=^\na^b\n1^2\n3^4\n").warnings()).first().asString().contains("'^' separates cells");
    }

    @Test
    void takesCommasInQuotesForThousandsWhereCommasSeparateCells() {
        assertThat(dialect("n,s~\"1,234\",x~\"5,678\",y").decimal()).isEqualTo(".");
    }

    @Test
    void namesTheLineOfANumberWhoseMarkIsUnsure() {
        assertThat(detect("a;b\n11;x\n21,234;y\n1,234;z\n").warnings()).singleElement().asString()
                .startsWith("Line 3 holds '21,234'");
        assertThat(detect("sep=;\na;b\n11;x\n1,234;z\n").warnings()).singleElement().asString()
                .startsWith("Line 4 holds '1,234'");
    }

    @Test
    void leavesOutNoBreakSpacesAroundCells() {
        assertThat(dialect("x;y~\u00a01,5\u00a0;2\u202f~\u00a02,5;3").decimal()).isEqualTo(",");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%PDF-1.4\n1 0 obj\n", "\n<!DOCTYPE html>\n<html>", "<HTML><body>",
        "<?xml version=\"1.0\"?>\n<a/>",
        "{\\rtf1 x}", "PAR1\u0015abc", "SQLite format 3"})
    void refusesFilesOfOtherFormats(String text) {
        assertThatThrownBy(() -> detect(text)).hasMessageContaining("not a table as text");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            comma ! a;b~1;x~1.5;y        ! Line 3 holds '1.5', which is no number with a decimal comma
            point ! Report~~a;b;c~1,5;x;2 ! Line 4 holds '1,5', which is no number with a decimal point
            """)
    void warnsOfADecimalMarkThatTheNumbersDoNotHave(String given, String text, String warning) {
        var options = ReadingOptions.of(Map.of("decimal", given)::get);
        assertThat(DialectDetector.detect(file(text.replace('~', '\n')), null, options).warnings()).last().asString()
                .startsWith(warning);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a;b~1.234;2,5~2,5;x", "a;b~1.234;2~1.234;3", "a;v~1,5;1.2 beta~2,5;1.10"})
    void believesADecimalMarkThatTheNumbersMayHave(String text) {
        var options = ReadingOptions.of(Map.of("decimal", "comma")::get);
        assertThat(DialectDetector.detect(file(text.replace('~', '\n')), null, options).warnings()).isEmpty();
    }

    @Test
    void refusesUtf16ThatTheBytesAreNot() {
        var ascii = "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8);
        for (var encoding : List.of("UTF-16", "UTF-16LE", "UTF-16BE")) {
            assertThatThrownBy(() -> DialectDetector.detect(() -> new ByteArrayInputStream(ascii), null,
                    ReadingOptions.of(Map.of("encoding", encoding)::get)))
                    .hasMessageContaining("do not look like " + encoding);
        }
        var littleEndian = "a,b\n1,2\n".getBytes(StandardCharsets.UTF_16LE);
        assertThatThrownBy(() -> DialectDetector.detect(() -> new ByteArrayInputStream(littleEndian), null,
                ReadingOptions.of(Map.of("encoding", "UTF-16BE")::get))).hasMessageContaining("look like UTF-16LE");
        assertThat(DialectDetector.detect(() -> new ByteArrayInputStream(littleEndian), null,
                ReadingOptions.of(Map.of("encoding", "UTF-16")::get)).dialect().encoding()).isEqualTo("UTF-16LE");
    }

    @Test
    void explainsEachGuess() {
        assertThat(dialect("# x~a;b~1,5;2").notes()).satisfiesExactly(note -> assertThat(note).contains("#"),
                note -> assertThat(note).contains("semicolons"), note -> assertThat(note).contains("'1,5'"));
    }

    private static Dialect dialect(String text) {
        return detect(text.replace('~', '\n')).dialect();
    }

    private static DialectDetector.Detection detect(String text) {
        return DialectDetector.detect(file(text), null, ReadingOptions.NONE);
    }

    private static TextFile file(String text) {
        return () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
