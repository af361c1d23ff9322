package io.mlpservice.alias;

import io.mlpservice.evaluation.Evaluations;
import io.mlpservice.metric.ScoreMetric;
import io.mlpservice.model.Model;
import io.mlpservice.model.ModelIdentity;
import io.mlpservice.platform.JsonNames;
import io.mlpservice.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

import java.util.UUID;

/** Keeps an alias from moving to a version that is worse than the present one. */
@Component
class AliasGuard {
    private static final String DATASET = "/guard/dataset_id";

    private final Evaluations evaluations;

    AliasGuard(Evaluations evaluations) {
        this.evaluations = evaluations;
    }

    /**
     * Compares two versions.
     *
     * @param present the version that the alias points to; null if it is new
     * @throws ProblemException {@code guard_failed} if the version is worse, others if they cannot be compared
     */
    GuardReport check(GuardRequest guard, Model wanted, @Nullable ModelIdentity present) {
        var metric = guard.metric() == null ? ScoreMetric.usual(wanted.task()) : guard.metric();
        if (!metric.measures(wanted.task())) {
            throw ProblemException.invalid("/guard/metric", "not_applicable",
                    "A %s has no %s; choose another metric, or leave it out."
                            .formatted(JsonNames.of(wanted.task()), JsonNames.of(metric)));
        }
        var score = score(guard.datasetId(), metric, wanted.id());
        if (present == null) {
            return new GuardReport(guard.datasetId(), metric, guard.toleranceOrDefault(), score, null, null);
        }
        var report = new GuardReport(guard.datasetId(), metric, guard.toleranceOrDefault(), score, present.version(),
                presentScore(guard.datasetId(), metric, present));
        requireNoLoss(report, wanted);
        return report;
    }

    private static void requireNoLoss(GuardReport report, Model wanted) {
        var before = report.replacedScore();
        if (before != null && report.metric().shortfall(report.score(), before) > report.tolerance()) {
            throw ProblemException.conflict("guard_failed",
                    "The alias was not moved: on the data set %s, the %s of version %d of '%s' is %s, which is worse than the %s of version %d by more than %s."
                            .formatted(report.datasetId(), JsonNames.of(report.metric()), wanted.version(),
                                    wanted.name(), report.score(), before, report.replacedVersion(),
                                    report.tolerance()));
        }
    }

    /** The present version may need columns that the data set does not have. */
    private double presentScore(UUID dataset, ScoreMetric metric, ModelIdentity present) {
        try {
            return score(dataset, metric, present.id());
        } catch (ProblemException e) {
            if (e.problem().status() != HttpStatus.UNPROCESSABLE_CONTENT.value()) {
                throw e;
            }
            throw ProblemException.invalid(DATASET, "not_comparable",
                    "The alias points to version %d, which this data set does not measure: %s Choose another data set, or move the alias without a guard."
                            .formatted(present.version(), e.problem().detail()));
        }
    }

    private double score(UUID dataset, ScoreMetric metric, UUID model) {
        var score = metric.of(evaluations.measure(model.toString(), dataset, DATASET).scores());
        if (score == null) {
            throw ProblemException.invalid(DATASET, "not_defined",
                    "The %s is not defined for the rows of this data set; choose another metric or data set."
                            .formatted(JsonNames.of(metric)));
        }
        return score;
    }
}
