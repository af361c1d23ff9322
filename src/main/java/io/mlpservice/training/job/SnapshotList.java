package io.mlpservice.training.job;

import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;

@Schema(name = "TrainingJobSnapshots", description = "The snapshots of a job so far, in the order of their epochs.")
public record SnapshotList(List<Snapshot> items) {}
