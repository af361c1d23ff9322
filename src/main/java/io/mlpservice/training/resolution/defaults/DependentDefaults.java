package io.mlpservice.training.resolution.defaults;

import io.mlpservice.configuration.TrainingRequest;
import io.mlpservice.platform.json.Draft;

import java.util.List;

/** Defaults that depend on other settings. If one of those is in doubt, so is the default. */
public final class DependentDefaults {
    private static final String FROM_MODEL = "/from_model";
    private static final String OPTIMIZER = "/training/optimizer/type";
    private static final String OUTPUT = "/network/output_layer/activation";
    private static final String LOSS = "/training/loss";

    /** Settings that others depend on come first. */
    private static final List<DependentDefault> ALL = List.of(
            new DependentDefault("/task", List.of(FROM_MODEL)),
            new DependentDefault("/targets", List.of(FROM_MODEL, "/split/type", "/split/column")),
            new DependentDefault("/features",
                    List.of(FROM_MODEL, "/targets", "/weight_column", "/split/type", "/split/column")),
            new DependentDefault("/preprocessing", List.of(FROM_MODEL)),
            new DependentDefault("/preprocessing/target", List.of(LOSS)),
            new DependentDefault("/network", List.of(FROM_MODEL)),
            new DependentDefault("/network/hidden_layers", List.of(OPTIMIZER)),
            new DependentDefault(OUTPUT, List.of(OPTIMIZER, LOSS, "/targets")),
            new DependentDefault("/precision", List.of(FROM_MODEL)),
            new DependentDefault(LOSS, List.of(OUTPUT, "/targets")),
            new DependentDefault("/training/batching", List.of(OPTIMIZER)),
            new DependentDefault("/training/early_stopping/monitor",
                    List.of("/dataset_id", "/split/type", "/split/column", "/split/validation_fraction",
                            "/training/learning_rate_schedule/type")));

    private DependentDefaults() {}

    private record DependentDefault(String place, List<String> premises) {}

    /** Marks the defaults that depend on settings in doubt. */
    public static void doubt(Draft<TrainingRequest> draft) {
        var errors = draft.errors();
        for (var each : ALL) {
            if (draft.leavesOut().test(each.place) && each.premises.stream().anyMatch(errors::isDoubtful)) {
                errors.doubt(each.place);
            }
        }
    }
}
