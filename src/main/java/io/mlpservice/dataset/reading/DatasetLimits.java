package io.mlpservice.dataset.reading;

import io.mlpservice.platform.ServiceLimit;
import io.mlpservice.platform.ServiceLimits;
import io.mlpservice.platform.problem.ProblemException;
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
    @Override
    public List<ServiceLimit> limits() {
        return List.of(ServiceLimit.of("mlp.dataset.max-rows", maxRows, "Rows of a data set."),
                ServiceLimit.of("mlp.dataset.max-columns", maxColumns, "Columns of a data set."),
                ServiceLimit.of("mlp.dataset.max-cell-length", maxCellLength, "Characters in a cell."),
                ServiceLimit.of("mlp.dataset.max-row-length", maxRowLength,
                        "Characters in all cells of a row together."));
    }

    /** The problem of a table with more rows than allowed. */
    public ProblemException tooManyRows() {
        return ProblemException.tooLarge("too_many_rows",
                "The table has more than %d rows. Send fewer, or raise the setting mlp.dataset.max-rows."
                        .formatted(maxRows));
    }
}
