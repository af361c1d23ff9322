package io.mlpservice.quota;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

@Schema(description = "What an owner uses of the service, and may use.")
record Usage(@Schema(description = "The owner whose key sent the request.", example = "default") String owner,
        Storage storage, Jobs unfinishedJobs, TrainingTime trainingTime) {

    @Schema(name = "StorageUsage", description = "What the owner's things take in the database. The limit is null where there is none.")
    record Storage(@Schema(description = "In all.", example = "183500") long bytes,
            @Schema(example = "1073741824") @Nullable Long limitBytes,
            @Schema(description = "The same by kinds.") List<Part> parts) {

        static Storage of(StoredBytes stored, @Nullable DataSize limit) {
            return new Storage(stored.total(), limit == null ? null : limit.toBytes(), stored.ofKinds().entrySet()
                    .stream().map(part -> new Part(part.getKey(), part.getValue())).toList());
        }
    }

    @Schema(name = "StoragePart", description = "What the owner's things of a kind take.")
    record Part(StoredKind kind, @Schema(example = "52000") long bytes) {}

    @Schema(name = "JobUsage", description = "Unfinished training and prediction jobs. The limit is null where there is none.")
    record Jobs(@Schema(example = "2") long count, @Schema(example = "10") @Nullable Integer limit) {}

    @Schema(name = "TrainingTimeUsage", description = "How long jobs trained in the window that ends now; jobs side by side add up. The limit is null where there is none.")
    record TrainingTime(@Schema(example = "730.5") double seconds,
            @Schema(example = "36000") @Nullable Double limitSeconds,
            @Schema(description = "The length of the window.", example = "86400") double windowSeconds) {

        static TrainingTime of(TrainingWindow window, @Nullable Duration limit) {
            return new TrainingTime(seconds(window.used(Instant.now())), limit == null ? null : seconds(limit),
                    seconds(window.length()));
        }

        private static double seconds(Duration duration) {
            return duration.toMillis() / 1e3;
        }
    }
}
