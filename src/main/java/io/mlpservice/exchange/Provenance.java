package io.mlpservice.exchange;

import io.mlpservice.model.EngineVersion;
import io.mlpservice.model.Model;

import java.util.LinkedHashMap;
import java.util.Map;

/** Where a model comes from, as exported files say. */
final class Provenance {
    private Provenance() {}

    /** By name, in order. */
    static Map<String, String> of(Model model, EngineVersion exporter) {
        var provenance = new LinkedHashMap<String, String>();
        provenance.put("model", model.name());
        provenance.put("version", String.valueOf(model.version()));
        provenance.put("model_id", model.id().toString());
        provenance.put("created_at", model.createdAt().toString());
        provenance.put("dataset_id", model.datasetId().toString());
        provenance.put("dataset_sha256", model.datasetSha256());
        provenance.put("seed", String.valueOf(model.seed()));
        provenance.put("engine_version", model.engineVersion());
        provenance.put("kernels", model.kernels());
        provenance.put("exported_by", "mlp-service " + exporter.text());
        return provenance;
    }
}
