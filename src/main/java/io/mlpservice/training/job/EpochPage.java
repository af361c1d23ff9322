package io.mlpservice.training.job;

import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;

/** Some epochs of a job, in order. */
@Schema(description = "Some epochs of a job, in order.")
public record EpochPage(List<Epoch> items,
        @Schema(description = "What to send as `after` for what comes next, now or when there is more.", example = "1000") int nextAfter,
        boolean hasMore) {}
