package io.mlpservice.evaluation;

import io.mlpservice.engine.data.Table;
import io.mlpservice.engine.data.TableReader;
import io.mlpservice.engine.data.UnsuitableDataException;
import io.mlpservice.engine.feature.Encoder;
import io.mlpservice.engine.feature.Encoder.Oddity;
import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.platform.problem.Messages;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Counts the values of a table that are unlike those which a model was trained on. */
final class Oddities {
    /** A few values a little beyond the range are usual, since it is that of the training rows alone. */
    private static final double USUAL_SHARE_OUT_OF_RANGE = 0.05;

    private Oddities() {}

    /**
     * A sentence for each kind of odd values of each feature.
     *
     * @throws UnsuitableDataException if a column holds values of another type
     */
    static List<String> warnings(TrainedModel model, Table table) {
        var features = model.features();
        return IntStream.range(0, features.names().size()).boxed()
                .flatMap(index -> warnings(features.names().get(index), features.encoder(index), table)).toList();
    }

    private static Stream<String> warnings(String feature, Encoder encoder, Table table) {
        return counts(encoder, table, feature).entrySet().stream()
                .filter(count -> count.getKey() != Oddity.OUT_OF_RANGE
                        || count.getValue() > USUAL_SHARE_OUT_OF_RANGE * table.rowCount())
                .map(count -> "%,d of %,d rows have %s".formatted(count.getValue(), table.rowCount(),
                        what(count.getKey(), encoder, Messages.shortened(feature))));
    }

    private static Map<Oddity, Integer> counts(Encoder encoder, Table table, String feature) {
        var counts = new EnumMap<Oddity, Integer>(Oddity.class);
        var codes = encoder.codes(TableReader.column(table, feature));
        for (var row = 0; row < table.rowCount(); row++) {
            var oddity = encoder.oddity(codes.applyAsDouble(row));
            if (oddity != Oddity.NONE) {
                counts.merge(oddity, 1, Integer::sum);
            }
        }
        return counts;
    }

    private static String what(Oddity oddity, Encoder encoder, String feature) {
        return switch (oddity) {
            case GAP -> encoder.fillsGaps()
                    ? "no value in '%s'; the model fills them by its rule.".formatted(feature)
                    : "no value in '%s', which the model needs; they are left out.".formatted(feature);
            case OUT_OF_RANGE -> "a value in '%s' beyond the range of the training rows.".formatted(feature);
            case UNSEEN -> "a value in '%s' that no training row has.".formatted(feature);
            case NONE -> throw new IllegalArgumentException("nothing is odd");
        };
    }
}
