package io.mlpservice.inference.mlflow;

import io.mlpservice.inference.Inference;
import io.mlpservice.inference.InferenceSettings;
import io.mlpservice.inference.JsonAnswer;
import io.mlpservice.inference.Readiness;
import io.mlpservice.inference.RequestBodies;
import io.mlpservice.model.EngineVersion;
import io.mlpservice.platform.QueryParameters;
import io.mlpservice.platform.access.ChangesNothing;
import io.mlpservice.platform.access.OpenToAll;
import io.mlpservice.platform.access.RequiresScope;
import io.mlpservice.platform.access.Scope;
import io.mlpservice.platform.json.StrictJson;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.platform.problem.Messages;
import io.mlpservice.platform.problem.ProblemException;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

@Hidden
@RestController
@EnableConfigurationProperties(InferenceSettings.class)
@RequiresScope(Scope.PREDICT)
@ChangesNothing
class MlflowController {
    private static final MediaType CSV = new MediaType("text", "csv");

    private final Inference inference;
    private final InferenceSettings settings;
    private final Readiness readiness;
    private final EngineVersion version;
    private final RequestBodies bodies;
    private final StrictJson json;
    private final CsvBody csv;

    MlflowController(Inference inference, InferenceSettings settings, Readiness readiness, EngineVersion version,
            RequestBodies bodies, StrictJson json, CsvBody csv) {
        this.inference = inference;
        this.settings = settings;
        this.readiness = readiness;
        this.version = version;
        this.bodies = bodies;
        this.json = json;
        this.csv = csv;
    }

    record Scores(List<Object> predictions) {}

    @OpenToAll
    @GetMapping({"/ping", "/health"})
    ResponseEntity<byte[]> ping() {
        readiness.check();
        return JsonAnswer.of(new byte[]{'\n'});
    }

    @GetMapping("/version")
    ResponseEntity<byte[]> version() {
        return JsonAnswer.of(version.text().getBytes(StandardCharsets.US_ASCII));
    }

    @PostMapping("/models/{ref}/invocations")
    ResponseEntity<Scores> score(@PathVariable String ref, HttpServletRequest request) throws IOException {
        return score(request, ref, System.nanoTime());
    }

    @PostMapping("/invocations")
    ResponseEntity<Scores> scoreByDefault(HttpServletRequest request) throws IOException {
        var named = query(request, "model");
        var ref = named == null ? settings.defaultModel() : named;
        if (ref == null) {
            throw ProblemException.badRequest("model_required",
                    "Say which model: post to /models/{name}/invocations or to /invocations?model={name}, or set mlp.inference.default-model.");
        }
        return score(request, ref, System.nanoTime());
    }

    /** Spring's own way would read a body with a form. */
    private static @Nullable String query(HttpServletRequest request, String name) {
        var value = UriComponentsBuilder.newInstance().query(request.getQueryString()).build().getQueryParams()
                .getFirst(name);
        return value == null ? null : QueryParameters.decoded(value);
    }

    private ResponseEntity<Scores> score(HttpServletRequest request, String ref, long start) throws IOException {
        var type = type(request.getContentType());
        var model = inference.model(ref, null);
        var body = bodies.read(request);
        var schema = model.trained().schema();
        var errors = new FieldErrors();
        if (type.equalsTypeAndSubtype(CSV)) {
            var rows = csv.rows(body, type.getCharset(), model, errors);
            return answer(ScoringMethod.PREDICT.answers(schema, inference.predict(model, rows, errors, start)));
        }
        var scoring = new ScoringRequest(json.tree(body, body.length), errors);
        var method = scoring.method();
        method.check(schema, errors);
        return answer(method.answers(schema, inference.predict(model, scoring.rows(schema), errors, start)));
    }

    private static ResponseEntity<Scores> answer(List<Object> predictions) {
        return JsonAnswer.of(new Scores(predictions));
    }

    private static MediaType type(@Nullable String header) {
        var type = header == null ? MediaType.APPLICATION_JSON : parsed(header);
        if (type == null
                || !(type.equalsTypeAndSubtype(CSV) || MediaType.APPLICATION_JSON.equalsTypeAndSubtype(type))) {
            throw ProblemException.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported_media_type",
                    "Content-Type '%s' cannot be read here; send application/json or text/csv."
                            .formatted(Messages.shortened(String.valueOf(header))));
        }
        return type;
    }

    private static @Nullable MediaType parsed(String header) {
        try {
            return MediaType.parseMediaType(header);
        } catch (InvalidMediaTypeException e) {
            return null;
        }
    }
}
