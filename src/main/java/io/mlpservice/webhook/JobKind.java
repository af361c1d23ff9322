package io.mlpservice.webhook;

/** The kinds of jobs that may have a webhook. */
public enum JobKind {
    TRAINING_JOB,
    PREDICTION_JOB
}
