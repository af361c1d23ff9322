package io.mlpservice.prediction.openapi;

import io.mlpservice.engine.encoding.Task;
import io.mlpservice.model.LoadedModel;
import io.mlpservice.platform.access.Scope;
import io.mlpservice.platform.openapi.AccessInDocument;
import io.mlpservice.platform.problem.Problem;
import io.mlpservice.prediction.PredictionRequest;
import io.mlpservice.prediction.PredictionResponse;
import io.mlpservice.schema.FeatureSchema;
import io.mlpservice.schema.SchemaResponse;
import io.mlpservice.schema.TargetSchema;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.servers.Server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** The OpenAPI document of one model: its predict call, with the service's schemas made exact for this model. */
final class ModelDocument {
    private static final String JSON = "application/json";

    private final SchemaResponse model;
    private final Components components = new Components();

    private ModelDocument(SchemaResponse model) {
        this.model = model;
        for (var type : List.of(PredictionRequest.class, PredictionResponse.class, Problem.class)) {
            ModelConverters.getInstance(true)
                    .resolveAsResolvedSchema(new AnnotatedType(type).resolveAsRef(true)).referencedSchemas
                    .forEach(components::addSchemas);
        }
        components.getSchemas().remove("CellValue");
        components.addSecuritySchemes(AccessInDocument.SCHEME, AccessInDocument.scheme());
        components.addSchemas("Instance", instance());
        describeRequest();
        describeAnswer();
    }

    /**
     * The document of a model.
     *
     * @param ref the reference that its path is to hold
     */
    static OpenAPI of(String ref, LoadedModel loaded) {
        var identity = loaded.identity();
        var document = new ModelDocument(SchemaResponse.of(loaded.trained()));
        return new OpenAPI(SpecVersion.V31).openapi("3.1.0").servers(List.of(new Server().url("/")))
                .info(new Info().title(identity.name()).version(Integer.toString(identity.version()))
                        .description("Predictions of version %d of the model %s: %s from %s.".formatted(
                                identity.version(), identity.name(), document.targets(), document.features())))
                .paths(new Paths().addPathItem("/api/v1/models/%s/predict".formatted(ref),
                        new PathItem().post(document.operation())))
                .components(document.components);
    }

    private String targets() {
        return String.join(", ", model.targets().stream().map(TargetSchema::name).toList());
    }

    private String features() {
        return model.features().size() == 1 ? "one feature" : model.features().size() + " features";
    }

    private Operation operation() {
        var predict = new Operation().operationId("predict").summary("Predict rows")
                .description(
                        "Raw rows as in the training data. Unusual values are answered with a warning for the row, "
                                + "or refused where `strict` is true.")
                .requestBody(new RequestBody().required(true)
                        .content(content(JSON, reference("PredictionRequest"))))
                .responses(new ApiResponses()
                        .addApiResponse("200",
                                new ApiResponse().description("The predictions, in the order of the rows.")
                                        .content(content(JSON, reference("PredictionResponse"))))
                        .addApiResponse("4XX",
                                problem("A problem of the request; `errors` names everything that is wrong."))
                        .addApiResponse("5XX", problem("A problem of the service.")));
        return AccessInDocument.require(predict, List.of(Scope.PREDICT));
    }

    private static ApiResponse problem(String meaning) {
        return new ApiResponse().description(meaning)
                .content(content("application/problem+json", reference("Problem")));
    }

    private static Content content(String type, Schema<?> schema) {
        return new Content().addMediaType(type, new MediaType().schema(schema));
    }

    private Schema<?> instance() {
        var row = object("A row of features. Other columns are ignored, with a warning.");
        for (var feature : model.features()) {
            row.addProperty(feature.name(), FeatureProperty.of(feature));
        }
        row.setRequired(
                model.features().stream().filter(FeatureProperty::isRequired).map(FeatureSchema::name).toList());
        return row;
    }

    /** Rows as arrays have no names, so a typed client has no use for them. */
    private void describeRequest() {
        var request = schema("PredictionRequest");
        var rows = array(reference("Instance"));
        rows.setDescription("The rows to predict.");
        rows.setExample(List.of(example()));
        request.getProperties().remove("rows");
        inapplicable().forEach(request.getProperties()::remove);
        request.addProperty("instances", rows);
        request.setDescription("Rows to predict.");
        request.setExample(Map.of("instances", List.of(example())));
        request.setRequired(List.of("instances"));
        request.setAdditionalProperties(false);
    }

    /** The options that a model of this kind refuses. */
    private List<String> inapplicable() {
        var target = model.targets().getFirst();
        if (model.task() == Task.REGRESSION) {
            return List.of("threshold", "positive_class", "top_k");
        }
        return model.targets().size() == 1 && target.classes() != null && target.classes().size() == 2
                ? List.of()
                : List.of("threshold", "positive_class");
    }

    private Map<String, Object> example() {
        var row = new LinkedHashMap<String, Object>();
        model.features().stream().filter(feature -> feature.example() != null)
                .forEach(feature -> row.put(feature.name(), feature.example().json()));
        return row;
    }

    private void describeAnswer() {
        var prediction = schema("Prediction");
        if (model.task() == Task.REGRESSION) {
            specify(prediction, "values", byTarget(_ -> typed("number")));
        } else if (model.targets().size() == 1) {
            specify(prediction, "label", label(model.targets().getFirst()));
            specify(prediction, "probabilities", probabilities(model.targets().getFirst()));
        } else {
            specify(prediction, "labels", byTarget(ModelDocument::label));
            specify(prediction, "label_probabilities", byTarget(ModelDocument::probabilities));
        }
        for (var answer : List.of("Prediction", "PredictionResponse")) {
            var schema = schema(answer);
            schema.setRequired(new ArrayList<>(schema.getProperties().keySet()));
        }
    }

    private Schema<?> schema(String name) {
        return Objects.requireNonNull(components.getSchemas().get(name), name);
    }

    private static void specify(Schema<?> answer, String property, Schema<?> exact) {
        var general = Objects.requireNonNull(answer.getProperties().get(property), property);
        exact.setDescription(general.getDescription());
        answer.addProperty(property, exact);
    }

    private Schema<?> byTarget(Function<TargetSchema, Schema<?>> value) {
        var object = typed("object");
        model.targets().forEach(target -> object.addProperty(target.name(), value.apply(target)));
        object.setRequired(model.targets().stream().map(TargetSchema::name).toList());
        return object;
    }

    /** A later version of the model may have other classes. */
    private static Schema<?> label(TargetSchema target) {
        var label = typed("string");
        label.addExtension("x-extensible-enum", target.classes());
        return label;
    }

    private static Schema<?> probabilities(TargetSchema target) {
        var names = typed("string");
        names.setEnum(target.classes() == null ? List.of() : List.copyOf(target.classes()));
        var probabilities = typed("object");
        probabilities.setPropertyNames(names);
        probabilities.setAdditionalProperties(typed("number"));
        return probabilities;
    }

    private static Schema<Object> object(String description) {
        var object = typed("object");
        object.setDescription(description);
        return object;
    }

    private static Schema<Object> array(Schema<?> items) {
        var array = typed("array");
        array.setItems(items);
        array.setMinItems(1);
        return array;
    }

    private static Schema<Object> typed(String type) {
        var schema = new Schema<>(SpecVersion.V31);
        schema.addType(type);
        return schema;
    }

    private static Schema<Object> reference(String name) {
        var schema = new Schema<>(SpecVersion.V31);
        schema.set$ref("#/components/schemas/" + name);
        return schema;
    }
}
