package io.mlpservice.model.http;

import io.mlpservice.metric.ClassCurves;
import io.mlpservice.metric.SplitPart;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;

@Schema(description = "The ROC and precision-recall curves of a classification on a part of its data set.")
record ModelCurves(SplitPart split, @Schema(description = "One entry a target.") List<TargetCurves> targets) {
    record TargetCurves(@Schema(description = "The target's column.", example = "species") String target,
            @Schema(description = "Each class against the rest, in the order of the target's classes.") List<ClassCurves> classes) {}
}
