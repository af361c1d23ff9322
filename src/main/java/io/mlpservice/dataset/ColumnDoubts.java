package io.mlpservice.dataset;

import io.mlpservice.column.ColumnRole;
import io.mlpservice.column.ColumnType;
import io.mlpservice.column.DatasetColumn;
import io.mlpservice.column.Sentinels;
import io.mlpservice.column.Uselessness;
import io.mlpservice.dataset.reading.Dialect;
import io.mlpservice.dataset.reading.LeftOut;
import io.mlpservice.dataset.reading.detection.DialectDetector.Detection;
import io.mlpservice.platform.problem.Messages;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What may be wrong with the values of columns: a decimal mark, a number that stands for missing values, a label. */
final class ColumnDoubts {
    static final int MOST_WARNINGS = 50;
    private static final int LONGEST_WORDS = 200;

    private final Detection detection;
    private final LeftOut leftOut;
    /** Those that mean a missing value. */
    private final String words;

    ColumnDoubts(Detection detection, LeftOut leftOut) {
        this.detection = detection;
        this.leftOut = leftOut;
        this.words = String.join(",", leftOut.words(detection.dialect()));
    }

    /** The columns; those of numbers that may mean something else have a note of it. */
    List<DatasetColumn> note(List<DatasetColumn> columns) {
        var hasTarget = columns.stream().anyMatch(column -> column.role() == ColumnRole.TARGET);
        return IntStream.range(0, columns.size()).mapToObj(index -> {
            var column = columns.get(index);
            var sentences = column.type() == ColumnType.NUMERIC
                    ? Stream.of(Optional.ofNullable(detection.doubts().get(index)),
                            column.sentinels().map(this::advice), DatesAsNumbers.sentence(column),
                            hasTarget || index < columns.size() - 1 ? Optional.<String>empty() : asTarget(column))
                            .flatMap(Optional::stream).collect(Collectors.joining(" "))
                    : "";
            return sentences.isEmpty() ? column : column.with(column.notes().withOddCell(sentences));
        }).toList();
    }

    /** The last column is the default target, even if it would be ignored elsewhere. */
    private static Optional<String> asTarget(DatasetColumn column) {
        var uselessness = column.notes().uselessness();
        return uselessness == Uselessness.IDENTIFIER || uselessness == Uselessness.RUNNING_NUMBER
                ? Optional.of(uselessness.reason()
                        + " As the last column it is the default target, or else a feature; name the 'targets', and leave it out of the 'features'.")
                : Optional.empty();
    }

    private String advice(Sentinels sentinels) {
        var isOne = sentinels.found().size() == 1;
        return "%s It counts as %s number%s. If %s for a missing value, %s.".formatted(sentinels.sentence(),
                isOne ? "a" : "", isOne ? "" : "s", isOne ? "it stands" : "they stand", cure(sentinels));
    }

    /** Repeats the words that mean a missing value already, since those sent replace them, unless they are many. */
    private String cure(Sentinels sentinels) {
        if (detection.dialect().equals(Dialect.RFC_4180)) {
            return "send null instead";
        }
        var numbers = sentinels.found().stream().map(Sentinels.Sentinel::text).collect(Collectors.joining(","));
        return "upload the file with %s, which holds for all columns".formatted(words.length() > LONGEST_WORDS
                ? "%s added to its missing_values".formatted(numbers)
                : "missing_values=%s%s".formatted(words.isEmpty() ? "" : words + ",", numbers));
    }

    /** A sentence for each doubt about columns that have their notes. */
    Stream<String> warnings(List<DatasetColumn> columns) {
        return IntStream.range(0, columns.size()).boxed()
                .flatMap(index -> warnings(columns.get(index), leftOut.warning(index))).limit(MOST_WARNINGS);
    }

    /** Among numbers, dates and booleans, a word for a missing value is nothing to warn of. */
    private static Stream<String> warnings(DatasetColumn column, Optional<String> missingWord) {
        var ofText = switch (column.type()) {
            case NUMERIC, DATE_TIME -> Stream.<Optional<String>>empty();
            case BOOLEAN -> Stream.of(column.similarLabels());
            case CATEGORICAL, TEXT -> Stream.of(column.similarLabels(), missingWord);
        };
        return Stream.concat(Stream.of(column.oddCell()), ofText).flatMap(Optional::stream)
                .map(sentence -> "Column '%s': %s".formatted(Messages.shortened(column.name()), sentence));
    }
}
