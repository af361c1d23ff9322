package io.mlpservice.exchange;

import io.mlpservice.engine.model.ModelFile;
import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.exchange.go.GoReader;
import io.mlpservice.exchange.onnx.OnnxFile;
import io.mlpservice.exchange.onnx.OnnxOptions;
import io.mlpservice.exchange.pipeline.PipelineDocument;
import io.mlpservice.exchange.safetensors.SafetensorsFile;
import io.mlpservice.exchange.safetensors.SafetensorsReader;
import io.mlpservice.platform.json.StrictJsons;
import io.mlpservice.platform.problem.ProblemException;

import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

/** Models of files, read without a service. */
final class ReadModels {
    static final ModelReader READER = new ModelReader(new SafetensorsReader(StrictJsons.STRICT),
            new GoReader(StrictJsons.STRICT));

    private ReadModels() {}

    /** Reads a file that says everything of its model. */
    static ModelReader.Read complete(byte[] file, ImportFormat format) {
        return READER.read(new ImportSource.Complete(format, new ImportedFile(file, "")));
    }

    /** Reads a model; empty if it is refused with a problem. One that is read can be written again. */
    static Optional<ModelReader.Read> readAndWritten(ImportSource source) {
        ModelReader.Read read;
        try {
            read = READER.read(source);
        } catch (ProblemException e) {
            assertThat(e.problem().detail()).isNotBlank();
            return Optional.empty();
        }
        write(read);
        return Optional.of(read);
    }

    private static void write(ModelReader.Read read) {
        var model = read.model();
        var file = new ModelFile(model, read.provenance()).toBytes();
        assertThat(new ModelFile(complete(file, ImportFormat.MLP).model(), read.provenance()).toBytes())
                .isEqualTo(file);
        // What training alone needs, such as a penalty, is not among the tensors.
        var tensors = tensors(model);
        assertThat(tensors(complete(tensors, ImportFormat.SAFETENSORS).model())).isEqualTo(tensors);
        try {
            OnnxFile.write(model, new OnnxOptions(null, null), "model@1", read.provenance());
        } catch (ProblemException e) {
            assertThat(e.problem().code()).isEqualTo("not_expressible");
        }
    }

    private static byte[] tensors(TrainedModel model) {
        return SafetensorsFile.write(model, Map.of(SafetensorsFile.PIPELINE,
                StrictJsons.MAPPER.writeValueAsString(PipelineDocument.of(model))));
    }
}
