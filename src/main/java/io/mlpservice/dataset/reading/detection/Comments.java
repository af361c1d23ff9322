package io.mlpservice.dataset.reading.detection;

import io.mlpservice.dataset.reading.Beginning;
import io.mlpservice.platform.Messages;
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

    /** Lines with a number sign are comments unless they have as many cells as the others. */
    @Nullable
    String find(Beginning table, @Nullable Character separator, Layout.Explanation explanation) {
        var marked = table.linesWithNumberSign();
        var others = table.withoutComments(SIGN);
        if (marked.isEmpty() || others.text().isBlank()) {
            return null;
        }
        var split = separators.split(others, separator);
        var width = split.width();
        var likeRows = marked.stream()
                .filter(line -> Split.of(line, split.separator(), split.quote()).first().size() == width).count();
        var mayBeCells = likeRows == marked.size() && (width > 1 || !marked.getFirst().startsWith("# "));
        if (mayBeCells && !(table.hasNumberSignsOnlyAtTop() && isSurelyHeader(split))) {
            return null;
        }
        var isUnsafe = width > 1 && likeRows > 0;
        explanation.accept("Lines that begin with '#'%s are comments and left out.".formatted(
                isUnsafe ? ", such as '%s',".formatted(Messages.shortened(marked.getFirst())) : ""), isUnsafe);
        return SIGN;
    }

    private boolean isSurelyHeader(Split split) {
        var first = new FirstLine(split.first(), split.whole(), missingWords);
        return first.hasNames() && first.doubtfulName().isEmpty();
    }
}
