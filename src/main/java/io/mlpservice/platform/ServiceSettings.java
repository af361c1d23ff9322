package io.mlpservice.platform;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import java.nio.file.Path;
import java.time.Duration;

/**
 * The settings of the service, {@code mlp.*}.
 *
 * @param dataDirectory the folder for the embedded database and whatever else is kept on disk
 * @param http bounds for every request
 * @param dataset bounds for data sets
 */
@ConfigurationProperties("mlp")
public record ServiceSettings(@DefaultValue("./data") Path dataDirectory, @DefaultValue Http http,
        @DefaultValue Dataset dataset) {
    /**
     * Bounds for every request.
     *
     * @param maxJsonSize the largest JSON body; it is held in memory while it is read
     * @param idempotencyKeyRetention how long a request that created something is known by its key
     */
    public record Http(@DefaultValue("32MB") DataSize maxJsonSize,
            @DefaultValue("24h") Duration idempotencyKeyRetention) {}

    /**
     * Bounds for data sets.
     *
     * @param maxUploadSize the largest body of an upload
     * @param maxRows the most rows of a data set
     * @param maxColumns the most columns of a data set
     * @param maxCellLength the most characters of a cell
     */
    public record Dataset(@DefaultValue("256MB") DataSize maxUploadSize, @DefaultValue("10000000") int maxRows,
            @DefaultValue("10000") int maxColumns, @DefaultValue("10000") int maxCellLength) {}
}
