package io.mlpservice.column;

/** The characters of a cell where a parser has them, so that not every cell becomes a string. Valid until the next cell. */
public final class CellText implements CharSequence {
    private char[] chars = {};
    private int start;
    private int length;

    /** The characters of a string. */
    public static CellText of(String text) {
        var cell = new CellText();
        cell.set(text.toCharArray(), 0, text.length());
        return cell;
    }

    /** Takes other characters. */
    public void set(char[] text, int from, int count) {
        chars = text;
        start = from;
        length = count;
    }

    /** The number of characters. */
    @Override
    public int length() {
        return length;
    }

    /** Whether there is no character. */
    @Override
    public boolean isEmpty() {
        return length == 0;
    }

    /** A character, counted from 0. */
    @Override
    public char charAt(int index) {
        return chars[start + index];
    }

    /** Whether these are the characters of a text. */
    public boolean is(String text) {
        if (text.length() != length) {
            return false;
        }
        for (var index = 0; index < length; index++) {
            if (text.charAt(index) != chars[start + index]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public CellText subSequence(int from, int to) {
        var part = new CellText();
        part.set(chars, start + from, to - from);
        return part;
    }

    int hash() {
        return TextHash.of(chars, start, start + length);
    }

    char[] copy() {
        var copy = new char[length];
        System.arraycopy(chars, start, copy, 0, length);
        return copy;
    }

    @Override
    public String toString() {
        return new String(chars, start, length);
    }
}
