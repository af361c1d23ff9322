package io.mlpservice.column;

import io.mlpservice.platform.problem.Messages;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds labels that differ only in blanks, case or Unicode normal form, which are likely spellings of one label. */
final class SimilarLabels {
    private SimilarLabels() {}

    /**
     * A warning about the first two such labels, if there are any.
     *
     * @param booleans whether they are words for true and false, whose case matters in targets alone
     */
    static Optional<String> sentence(List<String> labels, boolean booleans) {
        var spellings = new HashMap<String, String>();
        for (var label : labels) {
            var earlier = spellings.putIfAbsent(plain(label), label);
            if (earlier != null) {
                return Optional.of("'%s' and '%s' differ only in %s, but count as different labels%s.".formatted(
                        Messages.shortened(earlier), Messages.shortened(label), difference(earlier, label),
                        booleans ? " of a target" : ""));
            }
        }
        return Optional.empty();
    }

    private static String plain(String label) {
        return unified(label).toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT);
    }

    private static String unified(String label) {
        return collapsed(Normalizer.normalize(label, Normalizer.Form.NFKC));
    }

    private static String collapsed(String label) {
        return label.strip().replaceAll("[\\s\\p{Z}]+", " ");
    }

    private static String difference(String a, String b) {
        if (collapsed(a).equals(collapsed(b))) {
            return "blanks";
        }
        return unified(a).equals(unified(b)) ? "their Unicode form" : "case";
    }
}
