package io.mlpservice.dataset.reading.detection;

import io.mlpservice.dataset.reading.Blanks;
import io.mlpservice.dataset.reading.CommentedText;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A line at the end of a file.
 *
 * @param firstCell blanks around it left out
 * @param start how many bytes are above it
 * @param isEnded whether a line end follows, as where a file is complete
 */
record LastLine(Kind kind, String text, String firstCell, int start, boolean isEnded) {
    /** A dot is any character, also a line separator of Unicode: else a long cell takes the time of its length squared. */
    private static final Pattern REMARK = Pattern.compile(
            "[*(\\[\u2020\u2021\u00a7\u00b9\u00b2\u00b3].*\\p{L}.*|.*\\p{L}\\s*:(\\s.*)?"
                    + "|(?i:source|sources|note|notes|footnote|quelle|quellen|anmerkung|hinweis|fuente|nota)\\b.*",
            Pattern.DOTALL);
    private static final Pattern NAMED_REMARK = Pattern.compile(
            "(?i:(?:data )?sources?|(?:foot)?notes?|quellen?|anmerkung(?:en)?|hinweise?|fuentes?|notas?)\\s*:.*",
            Pattern.DOTALL);
    private static final Pattern LETTER = Pattern.compile("\\p{L}");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final int FEWEST_OF_PADDED = 3;
    private static final int FEWEST_WORDS = 3;

    /** What a line looks like. */
    enum Kind {
        /** A row of the table. */
        ROW,
        /** One cell. */
        NOTE,
        /** Some cells, but fewer than the table has columns. */
        SHORT,
        /** One cell, and separators behind it. */
        PADDED,
        /** Separators alone. */
        GAPS,
        /** Nothing but blanks. */
        BLANK,
        /** A comment. */
        COMMENT
    }

    static LastLine of(Tail tail, Split split, @Nullable String comment) {
        var text = tail.text();
        var withoutCells = kindWithoutCells(text, split.separator(), comment);
        if (withoutCells != null) {
            return new LastLine(withoutCells, text, "", tail.start(), tail.isEnded());
        }
        var line = Split.of(text, split.separator(), split.quote());
        if (comment != null && text.startsWith(comment)) {
            var isRow = CommentedText.mayBeRow(text) && line.first().size() == split.width();
            return new LastLine(isRow ? Kind.ROW : Kind.COMMENT, text, "", tail.start(), tail.isEnded());
        }
        return new LastLine(kind(text, line, split.width()), text,
                line.first().isEmpty() ? "" : line.first().getFirst(),
                tail.start(), tail.isEnded());
    }

    /** The kind of a line without text; null of others. Blanks between cells leave notes and rows alike. */
    private static @Nullable Kind kindWithoutCells(String text, char separator, @Nullable String comment) {
        if (Blanks.strip(text.replace(separator, ' ')).isEmpty()) {
            return separator != ' ' && text.indexOf(separator) >= 0 ? Kind.GAPS : Kind.BLANK;
        }
        return separator != ' ' || (comment != null && text.startsWith(comment)) ? null : Kind.ROW;
    }

    /** A line with quotes may be the end of a row of several lines, unless all of its text is in quotes. */
    private static Kind kind(String text, Split line, int width) {
        var hasQuote = text.indexOf(line.quote()) >= 0;
        var cells = line.first();
        if (line.isBroken() || cells.isEmpty()
                || (hasQuote && !isQuoted(withoutSeparatorsBehind(text, line.separator()), line.quote()))) {
            return Kind.ROW;
        }
        if (cells.size() >= width) {
            return isPadded(cells) ? Kind.PADDED : Kind.ROW;
        }
        return cells.size() == 1 ? Kind.NOTE : Kind.SHORT;
    }

    private static String withoutSeparatorsBehind(String text, char separator) {
        var end = text.length();
        while (end > 0 && (text.charAt(end - 1) == separator || text.charAt(end - 1) == ' ')) {
            end--;
        }
        return text.substring(0, end);
    }

    private static boolean isQuoted(String text, char quote) {
        return text.length() > 2 && text.charAt(0) == quote && text.indexOf(quote, 1) == text.length() - 1;
    }

    private static boolean isPadded(List<String> cells) {
        return cells.size() >= FEWEST_OF_PADDED && !cells.getFirst().isEmpty()
                && cells.stream().skip(1).allMatch(String::isEmpty);
    }

    /** The text, without separators behind it. */
    String note() {
        return kind == Kind.SHORT ? Blanks.strip(text) : firstCell;
    }

    /** Whether it is text. */
    boolean isNote() {
        return kind == Kind.NOTE || kind == Kind.SHORT || kind == Kind.PADDED;
    }

    /** Whether it would be a row, or none that is whole, if it were not left out. */
    boolean isLeftOut() {
        return isNote() || kind == Kind.GAPS;
    }

    /**
     * Whether it may be meant as a row, which may be cut off.
     *
     * @param isApart whether lines that are no rows are above it
     */
    boolean mayBeRow(boolean isApart) {
        var hasLetter = LETTER.matcher(text).find();
        return switch (kind) {
            case ROW -> true;
            case NOTE -> !(isRemark() || (hasLetter && (isApart || (isEnded && isSentence()))));
            case SHORT -> !(isApart && (isRemark() || (hasLetter && isSentence())));
            case PADDED -> !(NAMED_REMARK.matcher(firstCell).matches()
                    || (isApart && (isRemark() || (hasLetter && isSentence()))));
            case GAPS, BLANK, COMMENT -> false;
        };
    }

    private boolean isRemark() {
        return REMARK.matcher(firstCell).matches();
    }

    private boolean isSentence() {
        return BLANKS.split(firstCell).length >= FEWEST_WORDS;
    }
}
