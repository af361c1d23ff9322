package io.mlpservice.dataset;

import io.mlpservice.dataset.reading.ReadingOptions;
import io.mlpservice.platform.JsonNames;

import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Any file is a table or is refused. Of the one that is a table, what was found by looking can be given, and gives the same
 * table. The first byte chooses what the upload says of the file.
 */
public final class TableFuzz {
    private static final List<ReadingOptions> OPTIONS = List.of(ReadingOptions.NONE,
            new ReadingOptions("csv", null, null, null, null, null, null, null, null, null, null),
            new ReadingOptions("ndjson", null, null, null, null, null, null, null, null, null, null),
            new ReadingOptions("json", null, null, null, null, null, null, "", null, null, null),
            new ReadingOptions(null, ";", ",", null, "'", "true", null, null, null, null, "month_day_year"),
            new ReadingOptions(null, " ", null, null, null, "false", null, "a,1", "{\"a\": \"numeric\"}", null, null),
            new ReadingOptions(null, null, null, null, null, null, "windows-1252", null, "{\"b\": \"date_time\"}",
                    "{\"a\": \"weight\"}", null),
            new ReadingOptions(null, null, null, null, null, null, "UTF-16", null, null, null, "day_month_year"));

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
        return switch (found.format()) {
            case CSV -> new ReadingOptions("csv", found.separator(), found.decimal(),
                    JsonNames.of(found.numberMarks().thousands()), found.quote(),
                    String.valueOf(found.header()), found.encoding(), options.missingValues(), options.types(),
                    options.roles(), options.dateOrder());
            case JSON, NDJSON -> new ReadingOptions(JsonNames.of(found.format()), null, null,
                    null, null, null, found.encoding(), options.missingValues(), options.types(), options.roles(),
                    options.dateOrder());
        };
    }
}
