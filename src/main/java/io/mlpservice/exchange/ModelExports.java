package io.mlpservice.exchange;

import io.mlpservice.engine.model.ModelFile;
import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.exchange.javascript.JavascriptModule;
import io.mlpservice.exchange.onnx.OnnxFile;
import io.mlpservice.exchange.onnx.OnnxOptions;
import io.mlpservice.exchange.pipeline.PipelineDocument;
import io.mlpservice.exchange.safetensors.SafetensorsFile;
import io.mlpservice.model.EngineVersion;
import io.mlpservice.model.LoadedModel;
import io.mlpservice.model.Models;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

import java.util.LinkedHashMap;
import java.util.Map;

/** Writes models as files. The same model and options give the same bytes. */
@Service
class ModelExports {
    private final Models models;
    private final EngineVersion version;
    private final JsonMapper json;

    ModelExports(Models models, EngineVersion version, JsonMapper json) {
        this.models = models;
        this.version = version;
        this.json = json;
    }

    byte[] file(LoadedModel model, ExportFormat format, OnnxOptions options) {
        var identity = model.identity();
        var provenance = Provenance.of(models.get(identity.id().toString()), version);
        return switch (format) {
            case JAVASCRIPT -> JavascriptModule.write(model.trained(), pipeline(model.trained()),
                    json.writeValueAsString(provenance));
            case MLP -> new ModelFile(model.trained(), provenance).toBytes();
            case ONNX -> OnnxFile.write(model.trained(), options,
                    "%s@%d".formatted(identity.name(), identity.version()), provenance);
            case SAFETENSORS -> SafetensorsFile.write(model.trained(), withPipeline(model.trained(), provenance));
        };
    }

    private Map<String, String> withPipeline(TrainedModel model, Map<String, String> provenance) {
        var metadata = new LinkedHashMap<>(provenance);
        metadata.put(SafetensorsFile.PIPELINE, pipeline(model));
        return metadata;
    }

    private String pipeline(TrainedModel model) {
        return json.writeValueAsString(PipelineDocument.of(model));
    }
}
