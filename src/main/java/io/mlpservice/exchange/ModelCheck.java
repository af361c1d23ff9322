package io.mlpservice.exchange;

import io.mlpservice.engine.feature.Encoder;
import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.engine.network.LayerParameters;
import io.mlpservice.engine.network.LayerStatistics;
import io.mlpservice.platform.StorableText;
import io.mlpservice.platform.problem.Messages;
import io.mlpservice.schema.SchemaResponse;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.stream.Stream;

/** Checks what the parts of an imported model do not check themselves, so that nothing fails later. */
final class ModelCheck {
    private static final int MOST_ENTRIES = 100;
    private static final int MOST_CHARACTERS = 10_000;

    private ModelCheck() {}

    /**
     * Checks a model and what its file says of it.
     *
     * @throws IllegalArgumentException if something is wrong
     */
    static void check(TrainedModel model, Map<String, String> provenance) {
        checkNames(model);
        checkProvenance(provenance);
        checkNumbers(model);
        tryOut(model);
    }

    private static void checkNames(TrainedModel model) {
        var schema = model.schema();
        var names = Stream.concat(schema.featureNames().stream(), schema.targetNames().stream()).toList();
        var seen = new HashSet<String>();
        for (var name : names) {
            if (name.isBlank() || !seen.add(name)) {
                throw new IllegalArgumentException(
                        "Each feature and target needs a name of its own, but '%s' is blank or occurs twice."
                                .formatted(Messages.shortened(name)));
            }
        }
        var labels = schema.targets().stream().flatMap(target -> target.labels().stream());
        var words = schema.gapWords().all().stream();
        var categories = model.features().inputs().stream().map(input -> input.input().category());
        refuseUnstorable(Stream.of(names.stream(), labels, words, categories).flatMap(texts -> texts));
        schema.targets().forEach(target -> {
            if (new HashSet<>(target.labels()).size() < target.labels().size()) {
                throw new IllegalArgumentException("The classes of a target must differ from each other.");
            }
        });
    }

    private static void checkProvenance(Map<String, String> provenance) {
        var characters = provenance.entrySet().stream()
                .mapToLong(entry -> (long) entry.getKey().length() + entry.getValue().length()).sum();
        if (provenance.size() > MOST_ENTRIES || characters > MOST_CHARACTERS) {
            throw new IllegalArgumentException(
                    "The file says too much of the model: up to %d entries with %,d characters in all are kept. Leave some out."
                            .formatted(MOST_ENTRIES, MOST_CHARACTERS));
        }
        refuseUnstorable(provenance.entrySet().stream().flatMap(entry -> Stream.of(entry.getKey(), entry.getValue())));
    }

    private static void refuseUnstorable(Stream<String> texts) {
        texts.forEach(text -> {
            if (!StorableText.isOne(text)) {
                throw new IllegalArgumentException(
                        "A name, class or other text contains a NUL character or half a surrogate pair. Leave it out.");
            }
            if (text.length() > MOST_CHARACTERS) {
                throw new IllegalArgumentException(
                        "'%s' has %,d characters. A name, class or other text may have up to %,d. Shorten it."
                                .formatted(Messages.shortened(text), text.length(), MOST_CHARACTERS));
            }
        });
    }

    /** Parameters check themselves when they are listed. */
    private static void checkNumbers(TrainedModel model) {
        var parameters = model.parameters();
        var statistics = model.statistics();
        if (!statistics.stream().allMatch(ModelCheck::isSound)) {
            throw new IllegalArgumentException(
                    "The statistics of a batch normalization must be finite, and variances not negative.");
        }
        // Exports fold batch normalizations into the weights, which must stay finite then.
        for (var layer = 0; layer < parameters.size(); layer++) {
            checkFolded(parameters.get(layer), statistics.get(layer));
        }
    }

    private static void checkFolded(LayerParameters parameters, LayerStatistics statistics) {
        try {
            parameters.folded(statistics);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "A batch normalization makes weights beyond double precision, which no export could hold. Use larger variances or smaller scales.",
                    e);
        }
    }

    private static boolean isSound(LayerStatistics statistics) {
        return Arrays.stream(statistics.mean()).allMatch(Double::isFinite)
                && Arrays.stream(statistics.variance()).allMatch(value -> Double.isFinite(value) && value >= 0);
    }

    /** What a client may ask first: what the model takes, and a prediction. */
    private static void tryOut(TrainedModel model) {
        SchemaResponse.of(model);
        var encoders = model.features().encoders();
        model.predict(new double[][]{encoders.stream().mapToDouble(ModelCheck::gapOrZero).toArray()});
    }

    private static double gapOrZero(Encoder encoder) {
        return encoder.fillsGaps() ? Double.NaN : 0;
    }
}
