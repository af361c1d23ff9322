package io.mlpservice.dataset.reading.detection;

import io.mlpservice.dataset.reading.Beginning;
import io.mlpservice.dataset.reading.CommentedText;
import io.mlpservice.platform.problem.Messages;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.IntStream;

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

    /**
     * Lines with a number sign are comments unless they have as many cells as the others. If there are comments, those
     * below the first record that {@linkplain CommentedText#mayBeRow may be rows} are rows nevertheless.
     */
    Found find(Beginning table, @Nullable Character separator) {
        var marked = table.linesWithNumberSign();
        var others = table.withoutComments(SIGN);
        if (marked.isEmpty() || others.text().isBlank()) {
            return none(table, separator);
        }
        var split = separators.split(others, separator);
        var width = split.width();
        var likeRows = marked.stream().filter(line -> cells(line, split).size() == width).toList();
        var below = table.linesWithNumberSignBelowOthers();
        var mayBeCells = likeRows.size() == marked.size() && (width > 1 || !marked.getFirst().startsWith("# "))
                && fit(below, split);
        if (mayBeCells && !(table.hasNumberSignsOnlyAtTop() && isSurelyHeader(split))) {
            return none(table, separator);
        }
        var rows = new LinkedHashSet<>(below);
        rows.retainAll(Set.copyOf(likeRows));
        rows.removeIf(line -> !CommentedText.mayBeRow(line));
        var isUnsafe = width > 1 && !likeRows.isEmpty();
        return new Found(SIGN,
                sentence(isUnsafe, marked.stream().filter(line -> !rows.contains(line)).findFirst(), rows),
                isUnsafe, split);
    }

    private static String sentence(boolean isUnsafe, Optional<String> comment, SequencedSet<String> rows) {
        return "Lines that begin with '#'%s are comments and left out%s.".formatted(
                isUnsafe ? comment.map(line -> ", such as '%s',".formatted(Messages.shortened(line))).orElse("") : "",
                rows.isEmpty()
                        ? ""
                        : ", but those like '%s', with as many cells as the first line and no blank behind the '#', are rows"
                                .formatted(Messages.shortened(rows.getFirst())));
    }

    private static List<String> cells(String line, Split split) {
        return Split.of(line, split.separator(), split.quote()).first();
    }

    /** Whether none of the lines is a sentence that happens to have as many separators as a row. */
    private boolean fit(List<String> lines, Split split) {
        var rows = split.whole();
        var numeric = IntStream.range(1, rows.isEmpty() ? 1 : split.width())
                .filter(index -> rows.stream().allMatch(row -> mayBeNumber(row.get(index)))).toArray();
        return lines.stream().filter(line -> line.startsWith("# ")).map(line -> cells(line, split))
                .allMatch(cells -> IntStream.of(numeric).allMatch(index -> mayBeNumber(cells.get(index))));
    }

    private boolean mayBeNumber(String cell) {
        return cell.isEmpty() || missingWords.contains(cell) || CellForms.isWrittenNumber(cell);
    }

    private Found none(Beginning table, @Nullable Character separator) {
        return new Found(null, null, false, separators.split(table, separator));
    }

    private boolean isSurelyHeader(Split split) {
        var first = new FirstLine(split.first(), split.whole(), missingWords);
        return first.hasNames() && first.doubtfulName().isEmpty();
    }
}
