package io.mlpservice.inference.tensorflow;

import io.mlpservice.inference.Inference;
import io.mlpservice.inference.JsonAnswer;
import io.mlpservice.inference.RequestBodies;
import io.mlpservice.model.Models;
import io.mlpservice.platform.access.ChangesNothing;
import io.mlpservice.platform.access.RequiresScope;
import io.mlpservice.platform.access.Scope;
import io.mlpservice.platform.json.StrictJson;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The addresses of TensorFlow Serving; a label is an alias. A colon ends the name, the version or the label, so none of
 * them has one.
 */
@Hidden
@RestController
@RequestMapping("/v1/models")
@RequiresScope(Scope.PREDICT)
@ChangesNothing
class TensorFlowController {
    private static final String MODEL = "/{name:[^:]+}";
    private static final String VERSION = "/{name}/versions/{version:[^:]+}";

    private static final String LABEL = "/{name}/labels/{version:[A-Za-z][^:]*}";

    private final Inference inference;
    private final Models models;
    private final RequestBodies bodies;
    private final StrictJson json;

    TensorFlowController(Inference inference, Models models, RequestBodies bodies, StrictJson json) {
        this.inference = inference;
        this.models = models;
        this.bodies = bodies;
        this.json = json;
    }

    @PostMapping({MODEL + ":predict", VERSION + ":predict", LABEL + ":predict"})
    ResponseEntity<Map<String, Object>> predict(@PathVariable String name,
            @PathVariable(required = false) @Nullable String version, HttpServletRequest request) throws IOException {
        var start = System.nanoTime();
        var model = inference.model(name, version);
        var body = bodies.read(request);
        var predict = new PredictRequest(json.tree(body, body.length), model.trained().schema());
        var rows = predict.rows();
        return JsonAnswer.of(predict.answer(inference.predict(model, rows, predict.errors(), start)));
    }

    @GetMapping({MODEL, VERSION, LABEL})
    ResponseEntity<ModelStatus> status(@PathVariable String name,
            @PathVariable(required = false) @Nullable String version) {
        var found = inference.model(name, version).identity();
        return JsonAnswer.of(ModelStatus.available(version == null && name.equals(found.name())
                ? models.versions(name)
                : List.of(found.version())));
    }

    @GetMapping({"/{name}/metadata", "/{name}/versions/{version}/metadata",
        "/{name}/labels/{version:[A-Za-z].*}/metadata"})
    ResponseEntity<ModelMetadata> metadata(@PathVariable String name,
            @PathVariable(required = false) @Nullable String version) {
        return JsonAnswer.of(ModelMetadata.of(inference.model(name, version)));
    }
}
