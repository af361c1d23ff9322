package io.mlpservice.dataset;

import io.mlpservice.platform.FieldError;
import io.mlpservice.platform.FieldErrors;
import io.mlpservice.platform.Messages;

import java.util.LinkedHashMap;
import java.util.List;

/** Checks the header of a table: every column has a name and no two have the same. */
final class ColumnNames {
    private ColumnNames() {}

    static List<String> check(List<String> names) {
        var errors = new FieldErrors();
        var firstPlaces = new LinkedHashMap<String, Integer>();
        for (var place = 1; place <= names.size() && !errors.isFull(); place++) {
            var name = names.get(place - 1);
            var earlier = firstPlaces.putIfAbsent(name, place);
            if (name.isBlank()) {
                errors.add(FieldError.line(1, "empty_column_name",
                        "Column %d has no name. Name every column in the first line.".formatted(place)));
            } else if (earlier != null) {
                errors.add(FieldError.line(1, "duplicate_column_name",
                        "Columns %d and %d are both named '%s'. Give each its own name.".formatted(earlier, place,
                                Messages.shortened(name))));
            }
        }
        errors.throwIfAny();
        return names;
    }
}
