package io.mlpservice.dataset;

import io.mlpservice.dataset.reading.ReadingOptions;
import io.mlpservice.dataset.reading.TextFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** A table whose cells are aligned by blanks. */
class AlignedTableTest {
    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', textBlock = """
            `  x      y~  1    2.5~ 10  -13.5`                          ! 1,2.5;10,-13.5
            `x  y~1  2~3  4~`                                          ! 1,2;3,4
            `a     b    c~1.5   NA   x~12.5   7   y`                   ! 1.5,,x;12.5,7,y
            `18.  8   307.0>"chevy  malibu"~15.  8   ?>"buick"`        ! 18,8,307,chevy  malibu;15,8,,buick
            `name    n   m~"say ""hi  a""\"  1   2~b       3   4`       ! say "hi  a",1,2;b,3,4
            `# two  and   more~a   b~1   2~3   4`                      ! 1,2;3,4
            `   mpg  cyl~Mazda  21.0  6~Datsun  22.8  4`               ! Mazda,21,6;Datsun,22.8,4
            `a    b~1,5    2~12,25  3`                                 ! 1.5,2;12.25,3
            `x   y  ~1   2  ~~3   4  `                                 ! 1,2;3,4
            """)
    void isReadWithSeveralBlanksAsOne(String text, String cells) {
        assertThat(read(lines(text), ReadingOptions.NONE)).isEqualTo(cells);
    }

    @Test
    void isReadInTheEncodingsThatKeepTheBlanks() {
        var text = "größe   n\n1.5     2\n10.5    3\n";
        assertThat(List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1))
                .allSatisfy(charset -> assertThat(ReadTable.of(text.getBytes(charset), ReadingOptions.NONE))
                        .hasValueSatisfying(table -> assertThat(table.rows())
                                .isEqualTo(List.of(List.of("1.5", "2"), List.of("10.5", "3")))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,   b,   c~1,   2,   3~4,   5,   6", "a ;  b ;  c~1 ;  2 ;  3~4 ;  5 ;  6",
        "a>b~1   1>2   2~3   4>x", "title~see  you  soon~good  bye  now", "x~1~2"})
    void isNoneWhereOtherSeparatorsOrTextsHaveBlanks(String text) {
        assertThat(ReadTable.of(lines(text), ReadingOptions.NONE)).hasValueSatisfying(table -> assertThat(
                table.dialect().notes()).noneMatch(note -> note.startsWith("Several blanks")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', textBlock = """
            `name>x>y>z~New York>  1>  2>  3~San Jose>  4>  5>  6`     ! New York,1,2,3;San Jose,4,5,6
            `name>x>y>z~New  York>1>2>3~San  Jose>4>5>6`               ! New  York,1,2,3;San  Jose,4,5,6
            `c>s>x>y>z~New York>>5>1>2~Rome>IT>3>1>3~La Paz>>4>1>2`    ! New York,,5,1,2;Rome,IT,3,1,3;La Paz,,4,1,2
            `x > y > z~1 > > 3~4 > > 6`                                ! 1,,3;4,,6
            `x>y>z~ 1.0> 2.0>~ 3.0> 4.0>`                              ! 1,2,;3,4,
            `x>y>name~ 1> 2>Ann Lee~ 3> 4>Bob Ray`                     ! 1,2,Ann Lee;3,4,Bob Ray
            `x,y~1,2  3~4,5  6`                                        ! 1,2  3;4,5  6
            """)
    void isNoneWhereOtherSeparatorsEncloseTheNumbers(String text, String cells) {
        assertThat(read(lines(text), ReadingOptions.NONE)).isEqualTo(cells);
    }

    @ParameterizedTest
    @ValueSource(strings = {"phone~030  1234567~040  7654321", "city     pop     area~ann   1 234   5~bob   2 345   6",
        "date  v  w  u~2020-01-01 10:00  1  2  3~2020-01-01 11:00  2  3  3"})
    void isNoneWhereCellsHaveBlanksWithoutNamesForTheirParts(String text) {
        assertThat(ReadTable.of(lines(text), ReadingOptions.NONE)).hasValueSatisfying(table -> assertThat(table.rows())
                .allMatch(row -> row.size() == 1));
    }

    @Test
    void mayBeginWithAByteOrderMark() {
        assertThat(read(lines("\ufeff   x   y~1   2~3   4"), ReadingOptions.NONE)).isEqualTo("1,2;3,4");
    }

    @Test
    void isReadFromAnyPlace() throws IOException {
        TextFile file = () -> new ByteArrayInputStream(lines("1    2~3    4~"));
        try (var text = file.withSingleBlanks().open()) {
            text.skipNBytes("1 2\n".length());
            assertThat(text).hasContent("3 4\n");
        }
    }

    @Test
    void isNoneWhereASingleBlankSeparatesCellsAndSomeAreEmpty() {
        assertThat(read(lines("a b c~1  3~4 5 6"), given("space"))).isEqualTo("1,,3;4,5,6");
        assertThat(read(lines("a  b~1   3~14 6"), given("space"))).isEqualTo("1,3;14,6");
    }

    private static ReadingOptions given(String separator) {
        return ReadingOptions.of(name -> name.equals("separator") ? separator : null);
    }

    private static byte[] lines(String text) {
        return text.replace('~', '\n').replace('>', '\t').getBytes(StandardCharsets.UTF_8);
    }

    /** The cells; those of a row are separated by commas, and rows by semicolons. */
    private static String read(byte[] file, ReadingOptions options) {
        var table = ReadTable.of(file, options).orElseThrow();
        return table.rows().stream().map(row -> String.join(",", row)).collect(Collectors.joining(";"));
    }
}
