package io.mlpservice.inference.openinference;

import io.mlpservice.inference.Inference;
import io.mlpservice.inference.JsonAnswer;
import io.mlpservice.inference.Readiness;
import io.mlpservice.inference.RequestBodies;
import io.mlpservice.model.EngineVersion;
import io.mlpservice.model.Models;
import io.mlpservice.platform.access.ChangesNothing;
import io.mlpservice.platform.access.OpenToAll;
import io.mlpservice.platform.access.RequiresScope;
import io.mlpservice.platform.access.Scope;
import io.mlpservice.platform.json.StrictJson;
import io.mlpservice.platform.problem.FieldErrors;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.List;

@Hidden
@RestController
@RequestMapping("/v2")
@RequiresScope(Scope.PREDICT)
@ChangesNothing
class OpenInferenceController {
    private static final String MODEL = "/models/{name}";
    private static final String VERSION = "/models/{name}/versions/{version}";

    private final Inference inference;
    private final Models models;
    private final Readiness readiness;
    private final EngineVersion version;
    private final RequestBodies bodies;
    private final StrictJson json;
    private final JsonMapper mapper;

    OpenInferenceController(Inference inference, Models models, Readiness readiness, EngineVersion version,
            RequestBodies bodies, StrictJson json, JsonMapper mapper) {
        this.inference = inference;
        this.models = models;
        this.readiness = readiness;
        this.version = version;
        this.bodies = bodies;
        this.json = json;
        this.mapper = mapper;
    }

    record Live(boolean live) {}

    record Ready(boolean ready) {}

    record ReadyModel(String name, boolean ready) {}

    record Server(String name, String version, List<String> extensions) {}

    @GetMapping({"", "/"})
    ResponseEntity<Server> server() {
        return JsonAnswer.of(new Server("mlp-service", version.text(), List.of("binary_tensor_data")));
    }

    @OpenToAll
    @GetMapping("/health/live")
    ResponseEntity<Live> live() {
        return JsonAnswer.of(new Live(true));
    }

    @OpenToAll
    @GetMapping("/health/ready")
    ResponseEntity<Ready> ready() {
        readiness.check();
        return JsonAnswer.of(new Ready(true));
    }

    @GetMapping({MODEL, VERSION})
    ResponseEntity<ModelMetadata> metadata(@PathVariable String name,
            @PathVariable(required = false) @Nullable String version) {
        var model = inference.model(name, version);
        var found = model.identity().name();
        return JsonAnswer.of(ModelMetadata.of(found, models.versions(found), model.trained().schema()));
    }

    @GetMapping({MODEL + "/ready", VERSION + "/ready"})
    ResponseEntity<ReadyModel> ready(@PathVariable String name,
            @PathVariable(required = false) @Nullable String version) {
        return JsonAnswer.of(new ReadyModel(inference.model(name, version).identity().name(), true));
    }

    @PostMapping({MODEL + "/infer", VERSION + "/infer"})
    void infer(@PathVariable String name, @PathVariable(required = false) @Nullable String version,
            HttpServletRequest http, HttpServletResponse response) throws IOException {
        var start = System.nanoTime();
        var errors = new FieldErrors();
        var model = inference.model(name, version);
        var body = bodies.read(http);
        var request = RequestReader.read(body, http.getHeader(RequestReader.JSON_LENGTH), json, errors);
        var answer = new InferAnswer(request, model.trained().schema(), errors);
        var rows = new TensorRows(model.trained().schema(), errors).read(request.inputs());
        var predictions = inference.predict(model, rows, errors, start);
        send(mapper.writeValueAsBytes(answer.json(model.identity(), request.id(), predictions)), answer.binary(),
                response);
    }

    private static void send(byte[] json, byte[] binary, HttpServletResponse response) throws IOException {
        if (binary.length == 0) {
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        } else {
            response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
            response.setHeader(RequestReader.JSON_LENGTH, String.valueOf(json.length));
        }
        response.setContentLength(json.length + binary.length);
        response.getOutputStream().write(json);
        response.getOutputStream().write(binary);
    }
}
