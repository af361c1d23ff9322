package io.mlpservice.dataset.reading.detection;

import io.mlpservice.dataset.reading.Beginning;
import io.mlpservice.platform.problem.Messages;
import org.jspecify.annotations.Nullable;

import java.util.Set;

/** Finds out whether a table has lines of comments. */
final class Comments {
    private static final String SIGN = "#";

    private final Separators separators;
    private final Set<String> missingWords;

    Comments(Separators separators, Set<String> missingWords) {
        this.separators = separators;
        this.missingWords = missingWords;
    }

    /**
     * The comments of a table.
     *
     * @param sign with which they begin; null if there are none
     * @param sentence about them; null if there are none
     * @param split the cells of all other lines
     */
    record Found(@Nullable String sign, @Nullable String sentence, boolean isUnsafe, Split split) {
        void explain(Layout.Explanation explanation) {
            if (sentence != null) {
                explanation.accept(sentence, isUnsafe);
            }
        }
    }

    /** Lines with a number sign are comments unless they have as many cells as the others. */
    Found find(Beginning table, @Nullable Character separator) {
        var marked = table.linesWithNumberSign();
        var others = table.withoutComments(SIGN);
        if (marked.isEmpty() || others.text().isBlank()) {
            return none(table, separator);
        }
        var split = separators.split(others, separator);
        var width = split.width();
        var likeRows = marked.stream()
                .filter(line -> Split.of(line, split.separator(), split.quote()).first().size() == width).count();
        var mayBeCells = likeRows == marked.size() && (width > 1 || !marked.getFirst().startsWith("# "));
        if (mayBeCells && !(table.hasNumberSignsOnlyAtTop() && isSurelyHeader(split))) {
            return none(table, separator);
        }
        var isUnsafe = width > 1 && likeRows > 0;
        return new Found(SIGN, "Lines that begin with '#'%s are comments and left out.".formatted(
                isUnsafe ? ", such as '%s',".formatted(Messages.shortened(marked.getFirst())) : ""), isUnsafe, split);
    }

    private Found none(Beginning table, @Nullable Character separator) {
        return new Found(null, null, false, separators.split(table, separator));
    }

    private boolean isSurelyHeader(Split split) {
        var first = new FirstLine(split.first(), split.whole(), missingWords);
        return first.hasNames() && first.doubtfulName().isEmpty();
    }
}
