package io.mlpservice.model.storage;

import io.mlpservice.metric.TargetDetails;
import io.mlpservice.model.ModelImport;
import io.mlpservice.model.TargetColumn;
import io.mlpservice.platform.entity.CompressedJsonColumn;
import io.mlpservice.platform.entity.JsonColumn;
import jakarta.persistence.Converter;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;

/** The columns of {@code model} that hold JSON. */
final class ModelColumns {
    private ModelColumns() {}

    @Converter
    static class Names extends JsonColumn<List<String>> {
        Names(JsonMapper mapper) {
            super(mapper, new TypeReference<>() {
            });
        }
    }

    @Converter
    static class Targets extends JsonColumn<List<TargetColumn>> {
        Targets(JsonMapper mapper) {
            super(mapper, new TypeReference<>() {
            });
        }
    }

    @Converter
    static class Imported extends JsonColumn<ModelImport> {
        Imported(JsonMapper mapper) {
            super(mapper, new TypeReference<>() {
            });
        }
    }

    /** Curves and confusion matrices of 1,000 classes take megabytes. */
    @Converter
    static class Details extends CompressedJsonColumn<List<TargetDetails>> {
        Details(JsonMapper mapper) {
            super(mapper, new TypeReference<>() {
            });
        }
    }
}
