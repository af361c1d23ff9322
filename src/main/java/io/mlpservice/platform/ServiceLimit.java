package io.mlpservice.platform;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

import java.time.Duration;

/**
 * A limit of this service that an operator sets and clients may want to know.
 *
 * @param setting its name, which refusals name too
 * @param maximum null for no limit
 * @param unit what the maximum counts
 * @param description what is limited
 */
@Schema(description = "A limit of this service, which its operator sets.")
public record ServiceLimit(
        @Schema(description = "The setting, which a refusal names too.", example = "mlp.dataset.max-rows") String setting,
        @Schema(description = "Null where there is no limit.", example = "10000000") @Nullable Long maximum,
        Unit unit,
        @Schema(example = "Rows of a data set.") String description) {

    /** What a limit counts. */
    @Schema(name = "LimitUnit", description = "What a limit counts: bytes, seconds, or things.")
    public enum Unit {
        BYTES,
        SECONDS,
        COUNT
    }

    /** A limit of bytes. */
    public static ServiceLimit of(String setting, @Nullable DataSize maximum, String description) {
        return new ServiceLimit(setting, maximum == null ? null : maximum.toBytes(), Unit.BYTES, description);
    }

    /** A limit of time. */
    public static ServiceLimit of(String setting, @Nullable Duration maximum, String description) {
        return new ServiceLimit(setting, maximum == null ? null : maximum.toSeconds(), Unit.SECONDS, description);
    }

    /** A limit of a number of things. */
    public static ServiceLimit of(String setting, @Nullable Integer maximum, String description) {
        return new ServiceLimit(setting, maximum == null ? null : maximum.longValue(), Unit.COUNT, description);
    }
}
