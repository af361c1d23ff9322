package io.mlpservice.evaluation;

import io.mlpservice.dataset.Datasets;
import io.mlpservice.engine.data.Split;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.metric.Measures;
import io.mlpservice.engine.model.PermutationImportance;
import io.mlpservice.engine.model.PermutationImportance.Importance;
import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.engine.random.RandomStream;
import io.mlpservice.engine.random.RandomStream.Purpose;
import io.mlpservice.model.Models;
import io.mlpservice.platform.JsonNames;
import io.mlpservice.platform.memory.HeapShare;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.platform.problem.Messages;
import io.mlpservice.platform.problem.ProblemException;
import io.mlpservice.platform.waiting.Turns;
import io.mlpservice.training.TrainedParts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Measures how much models rely on their features. */
@Service
class FeatureImportances {
    static final int MOST_REPEATS = 100;
    static final int MOST_ROWS = 100_000;

    /** The most multiplications that a request may cost, some seconds. */
    private static final double BUDGET = 2e11;
    /** What it takes to make an input of the network, in multiplications. */
    private static final int COST_OF_INPUT = 20;
    /** The most answers that are held at once, as numbers. */
    private static final int MOST_ANSWERS = 1 << 23;
    /** Fewer rows say too little. */
    private static final int FEWEST_ROWS = 50;

    private final Models models;
    private final Datasets datasets;
    private final TrainedParts parts;

    FeatureImportances(Models models, Datasets datasets, TrainedParts parts) {
        this.models = models;
        this.datasets = datasets;
        this.parts = parts;
    }

    /**
     * What a request asks for.
     *
     * @param split null for the first of test, validation and training rows that there are
     * @param features their names, separated by commas; null for all
     */
    record Query(@Nullable ModelPart split, @Nullable String features, int repeats, int maxRows, long seed) {
        /** Checks the ranges. */
        Query {
            var errors = new FieldErrors();
            check("repeats", repeats, MOST_REPEATS, errors);
            check("max_rows", maxRows, MOST_ROWS, errors);
            errors.throwIfAny();
        }

        private static void check(String name, int value, int most, FieldErrors errors) {
            if (value < 1 || value > most) {
                errors.add(FieldError.parameter(name, "out_of_range",
                        "%s is %,d; it must be from 1 to %,d.".formatted(name, value, most)));
            }
        }
    }

    FeatureImportance measure(String ref, Query query) {
        var loaded = models.load(ref);
        var trained = loaded.trained();
        var features = features(trained, query);
        var model = models.get(loaded.identity().id().toString());
        var split = parts.of(model, trained.schema());
        var part = query.split() == null ? heldOut(split) : query.split();
        var rows = part.rows(split);
        if (rows.length == 0) {
            throw noRows(part);
        }
        var sample = sample(rows,
                Math.min(query.maxRows(), affordableRows(trained, features.size(), query, rows.length)),
                query.seed());
        var dataset = datasets.get(model.trainedWith().datasetId());
        var columns = model.trainedWith().columns();
        return Turns.answer(() -> {
            HeapShare.reserve(dataset.bytes(columns, sample.length)
                    + Measures.bytes(sample.length, trained.network().outputLayer().units(), Precision.FLOAT64));
            var measured = new PermutationImportance(trained, datasets.rows(dataset.id(), columns, sample),
                    query.repeats(), query.seed());
            return FeatureImportance.of(loaded.identity(), part, rows.length, sample.length, query.repeats(),
                    query.seed(), trained.schema().task() == Task.CLASSIFICATION, measured.quality(),
                    features.stream().map(feature -> importance(measured, feature)).toList());
        });
    }

    private static Importance importance(PermutationImportance measured, String feature) {
        Turns.requireClient();
        return measured.of(feature);
    }

    private static List<String> features(TrainedModel model, Query query) {
        var known = model.schema().featureNames();
        var asked = query.features();
        if (asked == null || asked.isBlank()) {
            return known;
        }
        if (known.contains(asked)) {
            return List.of(asked);
        }
        var names = Arrays.stream(asked.split(",")).map(String::strip).distinct().toList();
        var errors = new FieldErrors();
        names.stream().filter(name -> !known.contains(name)).forEach(name -> errors.add(FieldError.parameter("features",
                "unknown_column", "The model has no feature '%s'; its features are: %s."
                        .formatted(Messages.shortened(name), Messages.shortened(String.join(", ", known))))));
        errors.throwIfAny();
        return names;
    }

    private static ModelPart heldOut(Split split) {
        return Stream.of(ModelPart.TEST, ModelPart.VALIDATION).filter(part -> part.rows(split).length > 0).findFirst()
                .orElse(ModelPart.TRAINING);
    }

    private static ProblemException noRows(ModelPart part) {
        return ProblemException.invalid(List.of(FieldError.parameter("split", "no_rows",
                "The model has no %s rows; choose another part, or leave 'split' out."
                        .formatted(JsonNames.of(part)))));
    }

    private static int affordableRows(TrainedModel model, int features, Query query, int rows) {
        var costOfRow = model.parameterCount() + (double) COST_OF_INPUT * model.network().inputs();
        var affordable = Math.min(BUDGET / (costOfRow * features * query.repeats()),
                (double) MOST_ANSWERS / model.network().outputLayer().units());
        if (affordable < Math.min(FEWEST_ROWS, rows)) {
            throw ProblemException.invalid(List.of(FieldError.parameter("features", "too_costly",
                    "The model is too large to shuffle %,d features %d times; name fewer 'features', or lower 'repeats'."
                            .formatted(features, query.repeats()))));
        }
        return (int) Math.min(affordable, Integer.MAX_VALUE);
    }

    /** A random sample of the rows, ascending. */
    private static int[] sample(int[] rows, int most, long seed) {
        if (rows.length <= most) {
            return rows;
        }
        var shuffled = rows.clone();
        RandomStream.of(seed, Purpose.PERMUTATION, -1).shuffle(shuffled);
        return Arrays.stream(shuffled, 0, most).sorted().toArray();
    }
}
