package io.mlpservice.dataset.reading.detection;

import io.mlpservice.column.DecimalMark;
import io.mlpservice.engine.data.NumberMarks;
import io.mlpservice.engine.data.ThousandsMark;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The marks in the numbers of a table.
 *
 * @param doubts by column, a sentence about its numbers where their marks are not safe
 */
record TableMarks(NumberMarks marks, Map<Integer, String> doubts) {
    private static final int MOST_DOUBTS = 50;

    /** Finds the marks that the upload does not give, in the columns of a table. */
    static final class Search {
        private final List<List<String>> columns;
        private final Set<Integer> amounts;
        private final char separator;
        private final NumberPlaces places;
        private final Layout.Explanation explanation;

        /**
         * A search.
         *
         * @param signed the columns, their cells without missing values
         * @param explanation takes what is found
         */
        Search(SignedColumns signed, char separator, NumberPlaces places, Layout.Explanation explanation) {
            this.columns = signed.plain();
            this.amounts = signed.amounts();
            this.separator = separator;
            this.places = places;
            this.explanation = explanation;
        }

        /**
         * The marks.
         *
         * @param usual decide where nothing in the table does
         */
        TableMarks marks(@Nullable String decimal, @Nullable ThousandsMark thousands, NumberMarks usual) {
            if (decimal == null && thousands == ThousandsMark.COMMA) {
                return new TableMarks(new NumberMarks('.', thousands), Map.of());
            }
            if (decimal == null && thousands == ThousandsMark.POINT) {
                return new TableMarks(new NumberMarks(',', thousands), Map.of());
            }
            var decimals = decimal == null ? DecimalMarks.of(columns, separator) : given(decimal);
            var mark = decimals.mark().symbol().charAt(0);
            var isSure = decimals.isProven() || separator == ',';
            var found = thousands == null ? ThousandsMarks.of(columns, amounts, mark, isSure) : ThousandsMarks.NONE;
            var isUsual = thousands == null && found.mark() == ThousandsMark.NONE && usual.hasThousands()
                    && (mark == usual.decimal() || !decimals.isProven());
            if (isUsual) {
                return new TableMarks(usual, warnedOf(mark == usual.decimal() ? Map.of() : doubtsOfUsual(usual)));
            }
            decimals.proof().filter(cell -> cell.indexOf(mark) >= 0) // 1.234.567 has none, but marks between thousands
                    .ifPresent(cell -> explanation.accept("Numbers have a decimal comma, as in '%s'.".formatted(cell),
                            false));
            found.sentence(places).ifPresent(sentence -> explanation.accept(sentence, !found.isSure()));
            var doubts = new LinkedHashMap<>(thousands == null ? decimals.doubts(places) : Map.of());
            found.doubts(places).forEach(doubts::putIfAbsent);
            return new TableMarks(new NumberMarks(mark, thousands == null ? found.mark() : thousands),
                    warnedOf(doubts));
        }

        private static DecimalMarks given(String symbol) {
            return new DecimalMarks(DecimalMark.of(symbol), true, Optional.empty(), Map.of());
        }

        private Map<Integer, String> warnedOf(Map<Integer, String> doubts) {
            doubts.values().stream().findFirst().ifPresent(sentence -> explanation.accept(sentence, true));
            return doubts;
        }

        /** Numbers that would have another decimal mark but for the usual ones. */
        private Map<Integer, String> doubtsOfUsual(NumberMarks usual) {
            var doubts = new LinkedHashMap<Integer, String>();
            for (var index = 0; index < columns.size() && doubts.size() < MOST_DOUBTS; index++) {
                var place = index;
                new GroupedColumn(columns.get(index), usual, false).first().ifPresent(cell -> doubts.put(place,
                        "Line %d holds '%s', which is read with the marks of the model's data set. If they are others here, send the table with its decimal mark."
                                .formatted(places.lineOf(cell), cell)));
            }
            return doubts;
        }
    }
}
