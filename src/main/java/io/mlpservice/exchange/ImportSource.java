package io.mlpservice.exchange;

import io.mlpservice.exchange.go.GoOptions;
import io.mlpservice.platform.JsonNames;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a model is made of: its file, and what the request says in addition. */
sealed interface ImportSource {
    ImportFormat format();

    ImportedFile file();

    /** Distinguishes requests with the same file. */
    default List<String> additions() {
        return List.of();
    }

    /** Which additions the model's provenance names. */
    default Map<String, String> provenance() {
        return Map.of();
    }

    /** A file that says everything. */
    record Complete(ImportFormat format, ImportedFile file) implements ImportSource {}

    /**
     * An ONNX graph.
     *
     * @param featureNames one for each column of the inputs; none for the names of the graph
     * @param targetNames one for each target; none for the names of the graph
     */
    record Onnx(ImportedFile file, List<String> featureNames, List<String> targetNames) implements ImportSource {
        @Override
        public ImportFormat format() {
            return ImportFormat.ONNX;
        }

        @Override
        public List<String> additions() {
            return List.of(featureNames.toString(), targetNames.toString());
        }
    }

    /**
     * The two files of a Go program.
     *
     * @param file the weights and biases
     */
    record Go(ImportedFile file, ImportedFile ranges, GoOptions options) implements ImportSource {
        @Override
        public ImportFormat format() {
            return ImportFormat.GO_MLP;
        }

        @Override
        public List<String> additions() {
            return List.of(ranges.sha256(), options.toString());
        }

        @Override
        public Map<String, String> provenance() {
            var provenance = new LinkedHashMap<String, String>();
            provenance.put("ranges_sha256", ranges.sha256());
            provenance.put("activation", JsonNames.of(options.activation()));
            provenance.put("scaling", JsonNames.of(options.scaling()));
            return provenance;
        }
    }
}
