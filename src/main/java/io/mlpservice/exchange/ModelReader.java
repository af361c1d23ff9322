package io.mlpservice.exchange;

import io.mlpservice.engine.model.ModelFile;
import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.exchange.go.GoReader;
import io.mlpservice.exchange.onnx.reading.OnnxReader;
import io.mlpservice.exchange.safetensors.SafetensorsReader;
import io.mlpservice.platform.problem.Problem;
import io.mlpservice.platform.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

import java.util.Map;
import java.util.Objects;

/** Reads models from files of every format, and trusts none of them. */
@Component
class ModelReader {
    private static final Logger LOG = LoggerFactory.getLogger(ModelReader.class);

    private final SafetensorsReader safetensors;
    private final GoReader go;

    ModelReader(SafetensorsReader safetensors, GoReader go) {
        this.safetensors = safetensors;
        this.go = go;
    }

    /**
     * A model that was read.
     *
     * @param provenance what the file says of it
     */
    record Read(TrainedModel model, Map<String, String> provenance) {}

    /**
     * Reads and checks a model.
     *
     * @throws ProblemException 422 {@code unreadable_model} with the reason; 413 or 503 if there is too little memory
     */
    Read read(ImportSource source) {
        try {
            var read = switch (source) {
                case ImportSource.Complete(var format, var file) when format == ImportFormat.MLP ->
                    ofModelFile(file.bytes());
                case ImportSource.Complete(var _, var file) -> ofSafetensors(file.bytes());
                case ImportSource.Onnx(var file, var features, var targets) ->
                    ofOnnx(OnnxReader.read(file.bytes(), features, targets));
                case ImportSource.Go(var file, var ranges, var options) ->
                    new Read(go.read(file.bytes(), ranges.bytes(), options), source.provenance());
            };
            ModelCheck.check(read.model(), read.provenance());
            return read;
        } catch (IllegalArgumentException e) {
            throw unreadable(sentence(Objects.requireNonNullElse(e.getMessage(), "its parts do not fit together")));
        } catch (ProblemException e) {
            throw isAboutTheContent(e.problem()) ? ofTheFile(e.problem()) : e;
        } catch (RuntimeException e) {
            LOG.info("A file of the format {} cannot be read.", source.format(), e);
            throw unreadable("The file cannot be read: its parts do not fit together.");
        }
    }

    private static Read ofModelFile(byte[] file) {
        var read = ModelFile.fromBytes(file);
        return new Read(read.model(), read.provenance());
    }

    private Read ofSafetensors(byte[] file) {
        var read = safetensors.read(file);
        return new Read(read.model(), read.metadata());
    }

    private static Read ofOnnx(OnnxReader.Contents read) {
        return new Read(read.model(), read.metadata());
    }

    /** Too little memory is not. */
    private static boolean isAboutTheContent(Problem problem) {
        return problem.status() == HttpStatus.BAD_REQUEST.value()
                || problem.status() == HttpStatus.UNPROCESSABLE_CONTENT.value();
    }

    /** What is wrong with JSON in a file is not the fault of the request's own form. */
    private static ProblemException ofTheFile(Problem problem) {
        var detail = problem.errors().size() > 1
                ? "The file has %d errors; see 'errors'.".formatted(problem.errors().size())
                : "The file cannot be read. " + problem.detail();
        return ProblemException.of(HttpStatus.UNPROCESSABLE_CONTENT, "unreadable_model", detail, problem.errors());
    }

    private static String sentence(String message) {
        return message.endsWith(".") ? message : "The file cannot be read: %s.".formatted(message);
    }

    private static ProblemException unreadable(String detail) {
        return ProblemException.of(HttpStatus.UNPROCESSABLE_CONTENT, "unreadable_model", detail);
    }
}
