package io.mlpservice.dataset.reading;

/** Blanks around cells: those of ASCII, and all others of Unicode such as the no-break space of web pages. */
public final class Blanks {
    private Blanks() {}

    static boolean isBlank(char c) {
        return c <= ' '
                ? Character.isWhitespace(c)
                : c > '~' && (Character.isWhitespace(c) || Character.isSpaceChar(c));
    }

    /** A cell without the blanks around it. */
    public static String strip(String cell) {
        var start = 0;
        var end = cell.length();
        while (start < end && isBlank(cell.charAt(start))) {
            start++;
        }
        while (start < end && isBlank(cell.charAt(end - 1))) {
            end--;
        }
        return cell.substring(start, end);
    }
}
