package io.mlpservice.dataset.reading.detection;

import io.mlpservice.dataset.reading.ReadingOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TitlesTest {
    private static final String UNCLEAR = "Sales report~Region,Day,Amount~North,2024-01-02,5~South,7~"
            + "East,2024-01-04,5~West,2024-01-05,5~North,2024-01-06,5";

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            Sales report~~Region,Day,Amount~North,2024-01-02,5~South,2024-01-03,7          ! 2
            Bericht~Stand: Mai~Ort;Tag;Betrag~Nord;2.1.2024;5,5~S\u00fcd;3.1.2024;7        ! 2
            Sales report,,,~,,,~,,,~Region,Day,Amount,Note~North,2024-01-02,5,~S,x,7,y      ! 3
            "Source","World Bank",~~"Name","Code","Unit","1960","1961"~a,b,c,1,5~d,e,f,3,9  ! 2
            Station;Berlin~Latitude;52,5~t;wind;rain;sun~1;2,5;3;4~2;3,5;4;5                ! 2
            Measured in May~t;v~1;2,5~2;3,5                                                 ! 1
            Data~~t,v~1,2~2,3                                                               ! 2
            Data~  ~t,v~1,2~2,3~~Source: me                                                 ! 2
            # made in May~Sales report~Region,Day,Amount~North,2024-01-02,5                 ! 2
            sep=;~Sales report~Region;Day;Amount~North;2024-01-02;5                         ! 2
            Run 7~t,x,y~s,m,m~1,2,3~2,3,4~3,4,5                                             ! 1
            Report~a,b,a~1,2,3~4,5,6                                                        ! 1
            """)
    void areLeftOutWhereNothingElseCanBeMeant(String text, int lines) {
        var detection = detect(text, Map.of());
        assertThat(detection.dialect().skipLines()).isEqualTo(lines);
        assertThat(detection.dialect().header()).isTrue();
        assertThat(detection.warnings()).first().asString().startsWith("The table begins in line " + (lines + 1))
                .contains("skip_lines=0");
        assertThat(detect(text, Map.of("skip_lines", String.valueOf(lines))).dialect().separator())
                .isEqualTo(detection.dialect().separator());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Total, net~Region,Day,Amount~North,2024-01-02,5~South,2024-01-03,7",
        "name~Smith,1,2~Doe,3,4", "text~one, two, three~four", "a,,~b,c,d~e,f,g", "value~a,unknown~b,2~c,3~d,4",
        ",value~a,unknown~b,2~c,3", "x,y~a,unknown,2~b,3,4~c,5,6", "text~a, b~c, d~e, f", "a,b,,~1,x,,~2,y,,",
        "v~1,5~2,5~3,25"})
    void areNoLinesThatMayBelongToTheTable(String text) {
        assertThat(detect(text, Map.of()).dialect().skipLines()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3,2,,,~a,b,c,d,e~1,2,3,4,5~2,3,4,5,6", "3,2~a,b,c,d~1,2,3,4~2,3,4,x",
        "rows,2~a,b,c,d~1,2,3,4~2,3,4,x"})
    void mayCountRowsAndColumns(String text) {
        assertThat(detect(text, Map.of()).dialect().skipLines()).isEqualTo(1);
        assertThat(detect(text, Map.of()).dialect().header()).isTrue();
    }

    @Test
    void mayStandAboveNumbersWithoutAHeader() {
        var detection = detect("3,no,yes~1,2,3,4,5,0~2,3,4,5,6,1~3,4,5,6,,1", Map.of());
        assertThat(detection.dialect().skipLines()).isEqualTo(1);
        assertThat(detection.dialect().header()).isFalse();
        assertThat(detection.warnings()).first().asString().contains("'3, no, yes'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3,2~1,2,3,4~2,3,4,5~3,4,5,6", "a,b~1,2,3~2,3,4", "a,b~1,2,3,x~2,3,4,y",
        "3,,2,,~a,b,c,d,e~1,2,3,4,5~2,3,4,5,6", "3,2,,,~1,2,3,4,5~2,3,4,5,6",
        "a,b~1,2,,~1,2,3,4~2,3,4,5~3,4,5,6"})
    void areNoFirstLinesThatMayBeCutOff(String text) {
        assertThat(detect(text, Map.of()).dialect().skipLines()).isZero();
    }

    @Test
    void areAnErrorThatSaysWhatToDoWhereItIsNotClear() {
        assertThatThrownBy(() -> detect(UNCLEAR, Map.of()))
                .hasMessageContaining("The table seems to begin in line 2").hasMessageContaining("skip_lines=1");
        assertThat(detect(UNCLEAR, Map.of("skip_lines", "1")).dialect().skipLines()).isEqualTo(1);
        assertThat(detect(UNCLEAR, Map.of("skip_lines", "0")).dialect().skipLines()).isZero();
        assertThat(detect(UNCLEAR, Map.of("header", "true")).dialect().skipLines()).isZero();
    }

    @Test
    void areTextsOfATableWhoseSeparatorIsGiven() {
        var text = "Cities~Name;Country;Note~Rome;Italy;old~Bonn;Germany;small~Ulm;Germany;tall";
        assertThat(detect(text, Map.of()).dialect().skipLines()).isZero();
        assertThat(detect(text, Map.of("separator", ";")).dialect().skipLines()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void areCountedAsLinesOfTheFile(String end) {
        var text = "a \"quoted title\n\nb,c\n1,2\n3,4\n".replace("\n", end);
        var dialect = detect(text, Map.of("skip_lines", "2")).dialect();
        assertThat(dialect.skipLines()).isEqualTo(2);
        assertThat(dialect.separator()).isEqualTo(",");
        assertThat(dialect.header()).isTrue();
    }

    @Test
    void mayNotBeTheWholeFile() {
        assertThatThrownBy(() -> detect("a,b~1,2~", Map.of("skip_lines", "2")))
                .hasMessageContaining("Nothing is left of the file below its first 2 lines");
    }

    @Test
    void doNotHideTheLineOfANumberInDoubt() {
        assertThat(detect("Report of 1.234~~n;rooms;price~a;2;100.977~b;3;1.234~", Map.of()).warnings()).last()
                .asString().startsWith("Line 4 holds '100.977'");
    }

    private static DialectDetector.Detection detect(String text, Map<String, @Nullable String> options) {
        return DialectDetector.detect(
                () -> new ByteArrayInputStream(text.replace('~', '\n').getBytes(StandardCharsets.UTF_8)), null,
                ReadingOptions.of(options::get));
    }
}
