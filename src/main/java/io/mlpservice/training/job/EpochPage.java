package io.mlpservice.training.job;

import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;

@Schema(description = "Some epochs of a job, in order.")
public record EpochPage(List<Epoch> items,
        @Schema(description = "Send this as `after` to get the epochs that follow.", example = "1000") int nextAfter,
        boolean hasMore) {}
