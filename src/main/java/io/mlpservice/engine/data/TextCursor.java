package io.mlpservice.engine.data;

/** A text that is read from left to right; blanks at its end do not count. */
final class TextCursor {
    static final int NONE = -1;

    private final String text;
    private final int end;
    private int place;

    TextCursor(String text) {
        this.text = text;
        var last = text.length();
        while (last > 0 && isBlank(text.charAt(last - 1))) {
            last--;
        }
        this.end = last;
    }

    boolean isAtEnd() {
        return place == end;
    }

    int place() {
        return place;
    }

    /** Goes on from a place where it was before. */
    void goBack(int earlier) {
        place = earlier;
    }

    /** Goes on behind the next characters. */
    void advance(int characters) {
        place += characters;
    }

    boolean skipBlanks() {
        var start = place;
        while (place < end && isBlank(text.charAt(place))) {
            place++;
        }
        return place > start;
    }

    /** Whether the next character is this one in any case; then it is behind. */
    boolean skip(char lowerCase) {
        var found = place < end && Character.toLowerCase(text.charAt(place)) == lowerCase;
        place += found ? 1 : 0;
        return found;
    }

    /** Whether this word is next in any case; then it is behind. */
    boolean skip(String word) {
        var found = place + word.length() <= end && text.regionMatches(true, place, word, 0, word.length());
        place += found ? word.length() : 0;
        return found;
    }

    /** Reads one of some characters; −1 if none of them is next. */
    int oneOf(String characters) {
        return place < end && characters.indexOf(text.charAt(place)) >= 0 ? text.charAt(place++) : NONE;
    }

    /** Reads a number: −1 if there are fewer digits than the least. What is behind the most digits stays. */
    int number(int leastDigits, int mostDigits) {
        var value = 0;
        var digits = 0;
        for (; digits < mostDigits && isDigit(); digits++) {
            value = value * 10 + digit();
        }
        return digits < leastDigits ? NONE : value;
    }

    boolean isDigit() {
        return place < end && text.charAt(place) >= '0' && text.charAt(place) <= '9';
    }

    /** Reads a digit. */
    int digit() {
        return text.charAt(place++) - '0';
    }

    /** How many letters are next. */
    int letters() {
        var count = 0;
        while (place + count < end && Character.isLetter(text.charAt(place + count))) {
            count++;
        }
        return count;
    }

    /** Whether the next characters are the first ones of a word in any case. */
    boolean isBeginningOf(String word, int characters) {
        return characters <= word.length() && text.regionMatches(true, place, word, 0, characters);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\u00a0' || c == '\u202f';
    }
}
