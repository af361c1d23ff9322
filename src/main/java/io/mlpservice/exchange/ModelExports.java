package io.mlpservice.exchange;

import io.mlpservice.exchange.onnx.OnnxFile;
import io.mlpservice.exchange.onnx.OnnxOptions;
import io.mlpservice.model.EngineVersion;
import io.mlpservice.model.LoadedModel;
import io.mlpservice.model.Models;
import org.springframework.stereotype.Service;

/** Writes models as files. The same model and options give the same bytes. */
@Service
class ModelExports {
    private final Models models;
    private final EngineVersion version;

    ModelExports(Models models, EngineVersion version) {
        this.models = models;
        this.version = version;
    }

    byte[] file(LoadedModel model, ExportFormat format, OnnxOptions options) {
        var identity = model.identity();
        var provenance = Provenance.of(models.get(identity.id().toString()), version);
        return switch (format) {
            case ONNX -> OnnxFile.write(model.trained(), options,
                    "%s@%d".formatted(identity.name(), identity.version()), provenance);
        };
    }
}
