package io.mlpservice.column;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Texts, each once, which are found by their characters. The code of a text is the number of texts before it. There is no
 * object for an entry, which would burden the garbage collector.
 */
final class TextTable {
    private static final int FEWEST_PLACES = 16;
    private static final long FREE = 0;

    /**
     * The hash of each text and, in the lower half, its code + 1: at the place that the hash says, or else at the next free
     * one. At most half of the places are taken.
     */
    private long[] places = new long[FEWEST_PLACES];
    private final List<String> texts = new ArrayList<>();
    private final CellText characters = new CellText();
    private char[] room = new char[FEWEST_PLACES];

    /** The code of a text, which is kept if it is new. */
    int code(CellText text) {
        var hash = text.hash();
        var place = place(hash, text);
        return places[place] == FREE ? add(text.toString(), hash, place) : code(place);
    }

    /** The code of a text, which is kept if it is new. */
    int code(String text) {
        var hash = characters(text).hash();
        var place = place(hash, characters);
        return places[place] == FREE ? add(text, hash, place) : code(place);
    }

    /** The code of a text; −1 if it is not here. */
    int find(String text) {
        return code(place(characters(text).hash(), characters));
    }

    private CellText characters(String text) {
        if (text.length() > room.length) {
            room = new char[Math.max(text.length(), 2 * room.length)];
        }
        text.getChars(0, text.length(), room, 0);
        characters.set(room, 0, text.length());
        return characters;
    }

    private int code(int place) {
        return (int) places[place] - 1;
    }

    /** Where a text is, or else would be. */
    private int place(int hash, CellText text) {
        var last = places.length - 1;
        var place = hash & last;
        while (places[place] != FREE && !(hash(places[place]) == hash && text.is(texts.get(code(place))))) {
            place = place + 1 & last;
        }
        return place;
    }

    private static int hash(long entry) {
        return (int) (entry >>> Integer.SIZE);
    }

    private int add(String text, int hash, int place) {
        texts.add(text);
        places[place] = (long) hash << Integer.SIZE | texts.size();
        if (2 * texts.size() > places.length) {
            grow();
        }
        return texts.size() - 1;
    }

    private void grow() {
        var entries = places;
        places = new long[2 * entries.length];
        var last = places.length - 1;
        for (var entry : entries) {
            if (entry != FREE) {
                var place = hash(entry) & last;
                while (places[place] != FREE) {
                    place = place + 1 & last;
                }
                places[place] = entry;
            }
        }
    }

    /** The texts in the order of their codes, as long as none is added. */
    List<String> texts() {
        return texts;
    }

    /** The number of texts. */
    int size() {
        return texts.size();
    }

    /** Forgets all texts. */
    void clear() {
        texts.clear();
        Arrays.fill(places, FREE);
    }
}
