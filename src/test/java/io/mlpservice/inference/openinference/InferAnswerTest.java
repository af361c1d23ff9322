package io.mlpservice.inference.openinference;

import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Prediction;
import io.mlpservice.engine.encoding.Target;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.feature.Feature;
import io.mlpservice.inference.openinference.InferRequest.RequestedOutput;
import io.mlpservice.model.ModelIdentity;
import io.mlpservice.platform.problem.FieldErrors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class InferAnswerTest {
    private static final ModelIdentity MODEL = new ModelIdentity(new UUID(1, 2), "m", 3);
    private static final ModelSchema CLASSES = new ModelSchema(Task.CLASSIFICATION, Feature.numeric(List.of("x")),
            List.of(new Target("y", List.of("né", "b"))));
    private static final List<Prediction> LABELS = List.of(
            new Prediction.Label("b", new double[]{0.25, 0.75}), new Prediction.Label("né", new double[]{1, 0}));

    private final FieldErrors errors = new FieldErrors();

    private InferAnswer answer(ModelSchema schema, boolean binary, RequestedOutput... outputs) {
        return new InferAnswer(new InferRequest("7", List.of(), List.of(outputs), binary), schema, errors);
    }

    private static String json(InferAnswer answer, @Nullable String id, List<Prediction> predictions) {
        return JsonMapper.shared().writeValueAsString(answer.json(MODEL, id, predictions));
    }

    @Test
    void isWrittenAsJson() {
        assertThat(json(answer(CLASSES, false), "7", LABELS)).isEqualTo(
                """
                        {"model_name":"m","model_version":"3","id":"7","outputs":[\
                        {"name":"label","shape":[2],"datatype":"BYTES","data":["b","né"]},\
                        {"name":"probabilities","shape":[2,2],"datatype":"FP64","data":[0.25,0.75,1.0,0.0]}]}""");
    }

    @Test
    void isWrittenAsLittleEndianBytesBehindTheJson() {
        var answer = answer(CLASSES, true);
        assertThat(json(answer, null, LABELS)).isEqualTo(
                """
                        {"model_name":"m","model_version":"3","outputs":[\
                        {"name":"label","shape":[2],"datatype":"BYTES","parameters":{"binary_data_size":12}},\
                        {"name":"probabilities","shape":[2,2],"datatype":"FP64","parameters":{"binary_data_size":32}}]}""");
        assertThat(HexFormat.of().formatHex(answer.binary())).isEqualTo("01000000" + "62" + "03000000" + "6ec3a9"
                + "000000000000d03f" + "000000000000e83f" + "000000000000f03f" + "0000000000000000");
    }

    @Test
    void holdsTheOutputsThatAreAskedForInTheirOrderAndForm() {
        var answer = answer(CLASSES, true, new RequestedOutput("probabilities", "/outputs/0", null),
                new RequestedOutput("label", "/outputs/1", false));
        assertThat(json(answer, null, LABELS)).contains(
                "\"outputs\":[{\"name\":\"probabilities\",\"shape\":[2,2],\"datatype\":\"FP64\",\"parameters\":{\"binary_data_size\":32}},"
                        + "{\"name\":\"label\",\"shape\":[2],\"datatype\":\"BYTES\",\"data\":[\"b\",\"né\"]}]");
        assertThat(answer.binary()).hasSize(32);
    }

    @Test
    void hasAnOutputForEachTargetOfARegression() {
        var schema = new ModelSchema(Task.REGRESSION, Feature.numeric(List.of("x")),
                List.of(new Target("price", List.of()), new Target("area", List.of())));
        assertThat(json(answer(schema, false), null, List.of(new Prediction.Numbers(new double[]{1.5, -2})))).contains(
                "\"outputs\":[{\"name\":\"price\",\"shape\":[1],\"datatype\":\"FP64\",\"data\":[1.5]},"
                        + "{\"name\":\"area\",\"shape\":[1],\"datatype\":\"FP64\",\"data\":[-2.0]}]");
    }

    @Test
    void hasTwoOutputsForEachOfSeveralTargetsOfAClassification() {
        var schema = new ModelSchema(Task.CLASSIFICATION, Feature.numeric(List.of("x")),
                List.of(new Target("a", List.of("no", "yes")), new Target("b", List.of("no", "yes"))));
        var labels = new Prediction.Labels(List.of(new Prediction.Label("yes", new double[]{0, 1}),
                new Prediction.Label("no", new double[]{0.5, 0.5})));
        assertThat(json(answer(schema, false), null, List.of(labels))).contains(
                "{\"name\":\"label_a\",\"shape\":[1],\"datatype\":\"BYTES\",\"data\":[\"yes\"]}",
                "{\"name\":\"probabilities_b\",\"shape\":[1,2],\"datatype\":\"FP64\",\"data\":[0.5,0.5]}");
    }

    @Test
    void refusesOutputsThatTheModelDoesNotHave() {
        answer(CLASSES, false, new RequestedOutput("score", "/outputs/0", null));
        assertThat(errors.list()).singleElement().satisfies(error -> {
            assertThat(error.pointer()).isEqualTo("/outputs/0/name");
            assertThat(error.detail())
                    .isEqualTo("The model has no output 'score'; its outputs are: label, probabilities.");
        });
    }
}
