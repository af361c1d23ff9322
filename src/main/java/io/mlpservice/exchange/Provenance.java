package io.mlpservice.exchange;

import io.mlpservice.model.EngineVersion;
import io.mlpservice.model.Model;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/** Where a model comes from, as exported files say. */
final class Provenance {
    private Provenance() {}

    /** By name, in order. What an imported model brought with it stays. */
    static Map<String, String> of(Model model, EngineVersion exporter) {
        var provenance = new LinkedHashMap<String, String>();
        var imported = model.imported();
        if (imported != null) {
            provenance.putAll(imported.provenance());
            provenance.put("imported_from", imported.format());
            provenance.put("imported_sha256", imported.sha256());
        }
        provenance.put("model", model.name());
        provenance.put("version", String.valueOf(model.version()));
        provenance.put("model_id", model.id().toString());
        provenance.put("created_at", model.createdAt().toString());
        put(provenance, "dataset_id", model.datasetId());
        put(provenance, "dataset_sha256", model.datasetSha256());
        put(provenance, "seed", model.seed());
        if (imported == null) {
            provenance.put("engine_version", model.engineVersion());
        }
        put(provenance, "kernels", model.kernels());
        provenance.put("exported_by", "mlp-service " + exporter.text());
        return provenance;
    }

    private static void put(Map<String, String> provenance, String name, @Nullable Object value) {
        if (value != null) {
            provenance.put(name, value.toString());
        }
    }
}
