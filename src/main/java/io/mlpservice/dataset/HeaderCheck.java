package io.mlpservice.dataset;

import io.mlpservice.platform.Messages;

import java.util.List;
import java.util.Optional;

/** Notices a first line that looks like a row rather than like the names of the columns. */
final class HeaderCheck {
    private HeaderCheck() {}

    /** A warning if every name would be a value of its column. */
    static Optional<String> warning(List<DatasetColumn> columns) {
        return columns.stream().allMatch(HeaderCheck::mayBeValue)
                ? Optional.of(
                        ("The first line, which begins with '%s', looks like a row of data, but it names the columns. "
                                + "If the file has no header, add one as its first line.")
                                .formatted(Messages.shortened(columns.getFirst().name())))
                : Optional.empty();
    }

    private static boolean mayBeValue(DatasetColumn column) {
        var categories = column.categories();
        return categories == null
                ? Cells.isNumber(column.name())
                : categories.stream().anyMatch(category -> category.value().equals(column.name()));
    }
}
