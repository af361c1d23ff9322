package io.mlpservice.model.http;

import io.mlpservice.metric.ConfusionMatrix;
import io.mlpservice.metric.SplitPart;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;

@Schema(description = "The confusion matrices of a classification on a part of its data set.")
record ModelConfusion(SplitPart split, @Schema(description = "One entry a target.") List<TargetConfusion> targets) {
    record TargetConfusion(@Schema(description = "The target's column.", example = "species") String target,
            ConfusionMatrix confusionMatrix) {}
}
