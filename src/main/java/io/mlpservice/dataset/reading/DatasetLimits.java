package io.mlpservice.dataset.reading;

import io.mlpservice.platform.ServiceLimit;
import io.mlpservice.platform.ServiceLimits;
import io.mlpservice.platform.problem.ProblemException;
import io.mlpservice.platform.setting.Settings;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.util.List;

/**
 * The limits of data sets, {@code mlp.dataset.*}.
 *
 * @param maxRows maximum number of rows of a data set
 * @param maxColumns maximum number of columns of a data set
 * @param maxCellLength maximum number of characters in a cell
 * @param maxRowLength maximum number of characters in all cells of a row together, which are in memory at once
 */
@ConfigurationProperties("mlp.dataset")
public record DatasetLimits(@DefaultValue("10000000") int maxRows, @DefaultValue("10000") int maxColumns,
        @DefaultValue("10000") int maxCellLength, @DefaultValue("2000000") int maxRowLength)
        implements
            ServiceLimits {
    private static final String MAX_ROWS = "mlp.dataset.max-rows";
    private static final String MAX_COLUMNS = "mlp.dataset.max-columns";
    private static final String MAX_CELL_LENGTH = "mlp.dataset.max-cell-length";
    private static final String MAX_ROW_LENGTH = "mlp.dataset.max-row-length";

    /** Checks the settings. */
    public DatasetLimits {
        Settings.requireAtLeast(1, MAX_ROWS, maxRows);
        Settings.requireAtLeast(1, MAX_COLUMNS, maxColumns);
        Settings.requireAtLeast(1, MAX_CELL_LENGTH, maxCellLength);
        Settings.requireAtLeast(1, MAX_ROW_LENGTH, maxRowLength);
    }

    @Override
    public List<ServiceLimit> limits() {
        return List.of(ServiceLimit.of(MAX_ROWS, maxRows, "Rows of a data set."),
                ServiceLimit.of(MAX_COLUMNS, maxColumns, "Columns of a data set."),
                ServiceLimit.of(MAX_CELL_LENGTH, maxCellLength, "Characters in a cell."),
                ServiceLimit.of(MAX_ROW_LENGTH, maxRowLength,
                        "Characters in all cells of a row together."));
    }

    /** The problem of a table with more rows than allowed. */
    public ProblemException tooManyRows() {
        return ProblemException.tooLarge("too_many_rows",
                "The table has more than %d rows. Send fewer, or raise the setting mlp.dataset.max-rows."
                        .formatted(maxRows));
    }
}
