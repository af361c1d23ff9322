package io.mlpservice.dataset.reading;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The limits of data sets, {@code mlp.dataset.*}.
 *
 * @param maxRows maximum number of rows of a data set
 * @param maxColumns maximum number of columns of a data set
 * @param maxCellLength maximum number of characters in a cell
 */
@ConfigurationProperties("mlp.dataset")
public record DatasetLimits(@DefaultValue("10000000") int maxRows, @DefaultValue("10000") int maxColumns,
        @DefaultValue("10000") int maxCellLength) {}
