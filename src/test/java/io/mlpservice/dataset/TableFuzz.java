package io.mlpservice.dataset;

import io.mlpservice.dataset.reading.ReadingOptions;
import io.mlpservice.dataset.reading.TableFormat;
import io.mlpservice.platform.JsonNames;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Any file is a table or is refused. Of the one that is a table, what was found by looking can be given, and gives the same
 * table. The first byte chooses what the upload says of the file.
 */
public final class TableFuzz {
    private static final List<ReadingOptions> OPTIONS = List.of(ReadingOptions.NONE,
            ReadingOptions.of(Map.of("format", "csv")::get),
            ReadingOptions.of(Map.of("format", "ndjson")::get),
            ReadingOptions.of(Map.of("format", "json", "missing_values", "")::get),
            ReadingOptions.of(Map.of("separator", ";", "decimal", ",", "quote", "'", "header", "true", "date_order",
                    "month_day_year")::get),
            ReadingOptions.of(Map.of("separator", " ", "header", "false", "missing_values", "a,1", "types",
                    "{\"a\": \"numeric\"}")::get),
            ReadingOptions.of(Map.of("encoding", "windows-1252", "types", "{\"b\": \"date_time\"}", "roles",
                    "{\"a\": \"weight\"}")::get),
            ReadingOptions.of(Map.of("encoding", "UTF-16", "date_order", "day_month_year")::get));

    private TableFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        if (bytes.length == 0) {
            return;
        }
        var options = OPTIONS.get((bytes[0] & 0xff) % OPTIONS.size());
        var file = Arrays.copyOfRange(bytes, 1, bytes.length);
        ReadTable.of(file, options).ifPresent(table -> {
            var again = ReadTable.of(file, given(table, options));
            assertThat(again).hasValueSatisfying(same -> assertThat(same.rows()).isEqualTo(table.rows()));
        });
    }

    private static ReadingOptions given(ReadTable table, ReadingOptions options) {
        var found = table.dialect();
        var given = new HashMap<String, @Nullable String>();
        given.put("encoding", found.encoding());
        given.put("missing_values", options.missingValues());
        given.put("types", options.types());
        given.put("roles", options.roles());
        given.put("date_order", options.dateOrder());
        given.put("format", JsonNames.of(found.format()));
        if (found.format() == TableFormat.CSV) {
            given.put("separator", found.separator());
            given.put("decimal", found.decimal());
            given.put("thousands", JsonNames.of(found.numberMarks().thousands()));
            given.put("quote", found.quote());
            given.put("header", String.valueOf(found.header()));
            given.put("skip_lines", String.valueOf(found.skipLines()));
        }
        return ReadingOptions.of(given::get);
    }
}
