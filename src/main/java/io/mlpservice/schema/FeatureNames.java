package io.mlpservice.schema;

import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.platform.SimilarNames;
import io.mlpservice.platform.problem.Messages;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds the features of a model among the columns of a request. A model can answer rows without some of them; it cannot
 * where a name is only written in another way, or where no column is a feature.
 */
public final class FeatureNames {
    /** As many unknown columns are remembered, for the rows that follow. */
    private static final int MOST_REMEMBERED = 1000;

    private final List<String> features;
    private final Set<String> known;
    /** The features by the cores of their names; null before a column is unknown. */
    private @Nullable Map<String, List<String>> byCore;
    /** The features that are written like an unknown column. */
    private final Map<String, List<String>> alike = new HashMap<>();

    /** The names of a model. */
    public FeatureNames(ModelSchema schema) {
        features = schema.featureNames();
        known = new HashSet<>(features);
        known.addAll(schema.targetNames());
    }

    /** The features, in their order. */
    public List<String> features() {
        return features;
    }

    /** Whether a column is a feature or a target. */
    public boolean isKnown(String column) {
        return known.contains(column);
    }

    /** The feature that an unknown column is meant to be; null if there is none that is absent and written alike. */
    public @Nullable String meant(String column, Predicate<String> isGiven) {
        var found = alike.get(column);
        if (found == null) {
            found = alike(column);
            if (alike.size() < MOST_REMEMBERED) {
                alike.put(column, found);
            }
        }
        return found.stream().filter(feature -> !isGiven.test(feature)).findFirst().orElse(null);
    }

    private List<String> alike(String column) {
        var cores = byCore;
        if (cores == null) {
            cores = cores();
            byCore = cores;
        }
        return cores.getOrDefault(SimilarNames.core(column), List.of());
    }

    private Map<String, List<String>> cores() {
        var cores = new HashMap<String, List<String>>();
        for (var feature : features) {
            var core = SimilarNames.core(feature);
            if (!core.isEmpty()) {
                cores.computeIfAbsent(core, _ -> new ArrayList<>()).add(feature);
            }
        }
        return cores;
    }

    /** A question for each absent feature that one of the columns is meant to be, to end a sentence with. */
    public String questions(Collection<String> columns) {
        var given = new HashSet<>(columns);
        return columns.stream().filter(column -> !isKnown(column)).map(column -> question(column, given::contains))
                .filter(question -> !question.isEmpty()).distinct().limit(3).reduce("", String::concat);
    }

    /** The question about a column, to end a sentence with; empty if there is none. */
    public String question(String column, Predicate<String> isGiven) {
        var meant = meant(column, isGiven);
        return meant == null
                ? ""
                : " Did you mean '%s' instead of '%s'?".formatted(Messages.shortened(meant),
                        Messages.shortened(column));
    }

    /** Why a row is refused that has a column instead of a feature. */
    public static String misspelled(String column, String feature) {
        return "The model has no column '%s'; did you mean '%s'? Write the names of features as the model does."
                .formatted(Messages.shortened(column), Messages.shortened(feature));
    }

    /** Why a strict request is refused that has an unknown column. */
    public String unknown(String column, Predicate<String> isGiven) {
        var meant = meant(column, isGiven);
        return meant == null
                ? "The model has no column '%s'; its features are: %s.".formatted(Messages.shortened(column), list())
                : misspelled(column, meant);
    }

    /** Why a row is refused that has none of the features. */
    public String none() {
        return "The row has none of the model's features, which are: %s. Send the values under these names; where one is not known, send null or leave it out."
                .formatted(list());
    }

    /** The features in a sentence. */
    public String list() {
        return Messages.shortened(String.join(", ", features));
    }
}
