package io.mlpservice.column;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class TextTableTest {
    private final TextTable table = new TextTable();

    @Test
    void numbersTextsInTheirOrder() {
        var texts = IntStream.range(0, 5_000).mapToObj(number -> "text " + number).toList();
        assertThat(texts.stream().map(table::code).toList()).isEqualTo(IntStream.range(0, 5_000).boxed().toList());
        assertThat(texts.reversed().stream().map(table::code).toList())
                .isEqualTo(IntStream.range(0, 5_000).boxed().toList().reversed());
        assertThat(table.texts()).isEqualTo(texts);
        assertThat(table.size()).isEqualTo(5_000);
    }

    @Test
    void findsATextByItsCharacters() {
        var line = "-ü\ud83d\ude00 of seven-".toCharArray();
        var cell = new CellText();
        cell.set(line, 1, line.length - 2);
        assertThat(table.code(cell)).isZero();
        assertThat(table.code("ü\ud83d\ude00 of seven")).isZero();
        assertThat(table.texts()).isEqualTo(List.of("ü\ud83d\ude00 of seven"));
    }

    @Test
    void tellsTextsApartThatDifferInOneCharacterOrInLength() {
        var texts = IntStream.range(0, 10).boxed().flatMap(length -> IntStream.range(0, length + 1)
                .mapToObj(place -> place == length
                        ? "a".repeat(length)
                        : "a".repeat(place) + "b" + "a".repeat(length - place - 1)))
                .toList();
        texts.forEach(table::code);
        assertThat(table.texts()).isEqualTo(texts);
        assertThat(texts.stream().map(TextTableTest::hash).distinct()).hasSameSizeAs(texts);
    }

    @Test
    void distinguishesTextsWithCharactersOfZero() {
        assertThat(List.of("", "\0", "\0\0", "\0\0\0\0", "\0\0\0\0\0").stream().map(table::code).toList())
                .isEqualTo(List.of(0, 1, 2, 3, 4));
    }

    @Test
    void findsWithoutKeeping() {
        assertThat(table.find("a")).isEqualTo(-1);
        assertThat(table.code("a")).isZero();
        assertThat(table.find("a")).isZero();
    }

    @Test
    void forgetsAll() {
        table.code("a");
        table.clear();
        assertThat(table.find("a")).isEqualTo(-1);
        assertThat(table.code("b")).isZero();
    }

    private static int hash(String text) {
        return TextHash.of(text.toCharArray(), 0, text.length());
    }
}
