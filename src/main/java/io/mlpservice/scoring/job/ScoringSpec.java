package io.mlpservice.scoring.job;

import io.mlpservice.model.ModelIdentity;
import io.mlpservice.platform.label.Annotations;
import io.mlpservice.scoring.result.AnswerSchema;

import java.util.List;
import java.util.UUID;

/**
 * What a new job is to do.
 *
 * @param model that predicts
 * @param answers what the model answers
 * @param rows the number of rows of the data set
 * @param warnings what of the data set does not go with the model, as sentences
 */
public record ScoringSpec(ModelIdentity model, AnswerSchema answers, UUID datasetId, int rows, ScoringOptions options,
        int priority, Annotations annotations, List<String> warnings) {}
