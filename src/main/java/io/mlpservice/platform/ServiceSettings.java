package io.mlpservice.platform;

import io.mlpservice.platform.setting.Settings;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The settings of the service, {@code mlp.*}.
 *
 * @param dataDirectory the directory of the embedded database and of other files
 * @param http bounds for every request
 * @param dataset bounds for uploads of data sets
 * @param prediction bounds for tables to predict
 * @param exchange bounds for models as files
 */
@ConfigurationProperties("mlp")
public record ServiceSettings(@DefaultValue("./data") Path dataDirectory, @DefaultValue Http http,
        @DefaultValue Dataset dataset, @DefaultValue Prediction prediction, @DefaultValue Exchange exchange)
        implements
            ServiceLimits {
    @Override
    public List<ServiceLimit> limits() {
        return List.of(http.jsonLimit().shown("A JSON body."), http.retentionOfKeys(),
                dataset.limit().shown("An uploaded file."),
                prediction.limit().shown("A table to predict in CSV or NDJSON."),
                exchange.limit().shown("A model that is imported."));
    }

    /**
     * Bounds for every request.
     *
     * @param maxJsonSize maximum size of a JSON body, which is held in memory while it is read
     * @param allowedOrigins origins whose pages may use the service, exact or with {@code *}; where none is given, every
     *     loopback origin while the service answers to this machine only
     * @param allowedHosts names besides this machine's own by which clients may address a service that answers to this
     *     machine only, such as those of a proxy on it; without a port they hold for every port
     * @param idempotencyKeyRetention how long idempotency keys are kept
     */
    public record Http(@DefaultValue("32MB") DataSize maxJsonSize, @DefaultValue List<String> allowedOrigins,
            @DefaultValue List<String> allowedHosts,
            @DefaultValue("24h") Duration idempotencyKeyRetention) {
        private static final String MAX_JSON_SIZE = "mlp.http.max-json-size";
        private static final String IDEMPOTENCY_KEY_RETENTION = "mlp.http.idempotency-key-retention";

        /** Copies the lists, and checks the rest. */
        public Http {
            Settings.requirePositive(MAX_JSON_SIZE, maxJsonSize);
            Settings.requirePositive(IDEMPOTENCY_KEY_RETENTION, idempotencyKeyRetention);
            allowedOrigins = List.copyOf(allowedOrigins);
            allowedHosts = List.copyOf(allowedHosts);
        }

        /** The bound of a JSON body. */
        public BodyLimit jsonLimit() {
            return new BodyLimit(MAX_JSON_SIZE, maxJsonSize);
        }

        private ServiceLimit retentionOfKeys() {
            return ServiceLimit.of(IDEMPOTENCY_KEY_RETENTION, idempotencyKeyRetention,
                    "Time for which an Idempotency-Key is remembered.");
        }
    }

    /**
     * Bounds for uploads. The other limits of {@code mlp.dataset.*} belong to data sets themselves.
     *
     * @param maxUploadSize maximum size of an upload
     */
    public record Dataset(@DefaultValue("256MB") DataSize maxUploadSize) {
        private static final String MAX_UPLOAD_SIZE = "mlp.dataset.max-upload-size";

        /** Checks the setting. */
        public Dataset {
            Settings.requirePositive(MAX_UPLOAD_SIZE, maxUploadSize);
        }

        /** The bound of an upload. */
        public BodyLimit limit() {
            return new BodyLimit(MAX_UPLOAD_SIZE, maxUploadSize);
        }
    }

    /**
     * Bounds for tables to predict. The other limits of {@code mlp.prediction.*} belong to predictions themselves.
     *
     * @param maxTableSize maximum size of a table in CSV or NDJSON, which is kept on disk while it is answered
     */
    public record Prediction(@DefaultValue("1GB") DataSize maxTableSize) {
        private static final String MAX_TABLE_SIZE = "mlp.prediction.max-table-size";

        /** Checks the setting. */
        public Prediction {
            Settings.requirePositive(MAX_TABLE_SIZE, maxTableSize);
        }

        /** The bound of a table. */
        public BodyLimit limit() {
            return new BodyLimit(MAX_TABLE_SIZE, maxTableSize);
        }
    }

    /**
     * Bounds for models as files.
     *
     * @param maxImportSize maximum size of a model that is imported; reading takes a few times as much memory
     */
    public record Exchange(@DefaultValue("64MB") DataSize maxImportSize) {
        private static final String MAX_IMPORT_SIZE = "mlp.exchange.max-import-size";

        /** Checks the setting. */
        public Exchange {
            Settings.requirePositive(MAX_IMPORT_SIZE, maxImportSize);
        }

        /** The bound of a model that is imported. */
        public BodyLimit limit() {
            return new BodyLimit(MAX_IMPORT_SIZE, maxImportSize);
        }

        /** The bound of a form: some models are two files. */
        public BodyLimit formLimit() {
            return limit().ofForm(2);
        }
    }
}
