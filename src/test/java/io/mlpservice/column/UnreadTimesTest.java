package io.mlpservice.column;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class UnreadTimesTest {
    @ParameterizedTest
    @ValueSource(strings = {"14:30;09:05", "9:05:12;23:59:59.5;n/a", "2:30 PM;11:05am;12:00 p.m."})
    void findsTimesOfDay(String cells) {
        assertThat(sentence(cells)).hasValueSatisfying(sentence -> assertThat(sentence)
                .contains("may be times of day or durations", "such as 2024-01-31 14:30, or numbers"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1:02:03;25:00:00", "00:45;61:30", "1h 20m;2 h 5 min;45 min 3 s", "PT5M;P1DT2H;PT3.5S",
        "0 days 00:03:01;12 days 01:02:03.5"})
    void findsDurations(String cells) {
        assertThat(sentence(cells)).hasValueSatisfying(
                sentence -> assertThat(sentence).contains("may be durations", "numbers of one unit"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"18 janvier 2023;2 f\u00e9vr. 2021", "18. Januar 2023;1. M\u00e4rz 2022;n/a",
        "18 de enero de 2023;2 de mayo de 2021",
        "18 \u044f\u043d\u0432\u0430\u0440\u044f 2023 \u0433.;1 \u043c\u0430\u044f 2020",
        "26/ene/2019;1/dic/2020", "18-ene-23;19-dic-22", "Mon Feb 26 04:36:54 2019;Tue Mar  5 14:36:54 2019",
        "Mon Feb 26 04:36:54 +0000 2019;Tue Mar 05 14:36:54 +0000 2019",
        "2019\u5e742\u670826\u65e5;2020\u5e7412\u67081\u65e5",
        "lundi 5 mars 2018;mardi 6 mars 2018", "1st of May 2020;2nd of June 2021", "janvier 18, 2023;mai 2, 2021"})
    void findsDatesThatAreNotRead(String cells) {
        assertThat(sentence(cells)).hasValueSatisfying(
                sentence -> assertThat(sentence).contains("may be dates", "18 Jan 2023"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"14:30", "a;b;14:30;15:30", "98:87;101:99", "2:1;3:0", "10.0.0.1:80;10.0.0.2:80",
        "12 Main;7 Oak",
        "4WD;2WD", "P1;P2", "P;PT", "18 janvier 2023;14:30", "fox;dog", "1h;2d", "3 Elm Street 9;7 Oak Street 12",
        "N/A;NA"})
    void findsNothingElse(String cells) {
        assertThat(sentence(cells)).isEmpty();
    }

    private static Optional<String> sentence(String cells) {
        return UnreadTimes.sentence(Arrays.asList(cells.split(";")).iterator());
    }
}
