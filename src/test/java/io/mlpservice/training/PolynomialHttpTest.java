package io.mlpservice.training;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;
import static org.assertj.core.data.Offset.offset;

/** Powers and products of features are made of raw rows, wherever a model meets them, and refused where they explode. */
@HttpTest
class PolynomialHttpTest {
    /** y = 1 + a² − 2·a·b. */
    private static final String PARABOLA = "a,b,y\n" + IntStream.range(0, 36).mapToObj(row -> {
        var a = row % 6 - 3;
        var b = row / 6;
        return "%d,%d,%d".formatted(a, b, 1 + a * a - 2 * a * b);
    }).collect(Collectors.joining("\n"));

    @Autowired
    private RestTestClient http;

    private Trainer trainer;

    @BeforeEach
    void connect() {
        trainer = new Trainer(http);
    }

    @Test
    void showsTheWeightOfEveryPowerInTheDocumentedOrder() {
        var model = trainer.trainModel(unscaled(trainer.dataset(PARABOLA), "'polynomial_degree': 2"));
        var layer = JsonMapper.shared().valueToTree(
                Trainer.json(trainer.get("/models/%s/parameters".formatted(model)))).at("/layers/0");

        assertThat(IntStream.range(0, 5).mapToDouble(input -> layer.at("/weights/0/" + input).asDouble()))
                .usingElementComparator((x, y) -> Math.abs(x - y) < 1e-2 ? 0 : 1)
                .containsExactly(0.0, 0.0, 1.0, -2.0, 0.0);
        assertThat(layer.at("/biases/0").asDouble()).isEqualTo(1, offset(1e-2));
    }

    @Test
    void predictsAndEvaluatesRawRows() {
        var dataset = trainer.dataset(PARABOLA);
        var model = trainer.trainModel(unscaled(dataset, "'polynomial_degree': 3"));
        var answer = trainer.post("/models/%s/predict".formatted(model), "{\"instances\": [{\"b\": 7, \"a\": 2}]}");
        var evaluation = trainer.post("/models/%s/evaluations".formatted(model),
                "{\"dataset_id\": \"%s\"}".formatted(dataset));

        answer.expectBody().jsonPath("$.predictions[0].values.y").value(Double.class,
                value -> assertThat(value).isEqualTo(1 + 4 - 28, offset(0.2)));
        evaluation.expectBody().jsonPath("$.metrics.r2").value(Double.class,
                r2 -> assertThat(r2).isGreaterThan(0.9999));
    }

    @Test
    void tracesAStepByPowersAndProducts() {
        var model = trainer.trainModel(unscaled(trainer.dataset(PARABOLA), "'polynomial_degree': 2"));
        var path = "/models/%s/trace".formatted(model);
        var request = "{\"instance\": {\"a\": %s, \"b\": 3}, \"target\": {\"y\": 1}, \"learning_rate\": 0.1}";

        trainer.post(path, request.formatted("2")).expectStatus().isOk().expectBody().jsonPath("$.inputs[*].feature")
                .isEqualTo(List.of("a", "b", "a·a", "a·b", "b·b")).jsonPath("$.inputs[*].value")
                .isEqualTo(List.of(2.0, 3.0, 4.0, 6.0, 9.0));
        trainer.post(path, request.formatted("1e200")).expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[0].code").isEqualTo("out_of_range");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"{} | 1 | null | 3",
        "{'polynomial_degree': 1, 'polynomial_interactions': false} | 1 | null | 3",
        "{'polynomial_degree': 2} | 2 | true | 6", "{'polynomial_degree': 3} | 3 | true | 10",
        "{'polynomial_degree': 3, 'polynomial_interactions': false} | 3 | false | 7"})
    void showsWhatFollowsFromTheDegree(String preprocessing, int degree, String interactions, int parameters) {
        var preview = validate("'network': {'hidden_layers': []}, 'preprocessing': " + preprocessing);
        assertThat(preview.at("/configuration/preprocessing/polynomial_degree").asInt()).isEqualTo(degree);
        assertThat(preview.at("/configuration/preprocessing/polynomial_interactions")).hasToString(interactions);
        assertThat(preview.get("parameter_count").asInt()).isEqualTo(parameters);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "'network': {'hidden_layers': [{'units': 5, 'residual': true}]}, 'preprocessing': {'polynomial_degree': 2}",
        "'network': {'hidden_layers': []}, 'initialization': {'type': 'given', 'parameters': [{'weights': [[1, 2, 3, 4]]}]}, 'preprocessing': {'polynomial_degree': 2, 'polynomial_interactions': false}"})
    void fitsLayersToTheColumnsOfThePolynomial(String settings) {
        assertThat(validate(settings).get("parameter_count").asInt()).isPositive();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'preprocessing': {'polynomial_degree': 0} | /preprocessing/polynomial_degree | out_of_range",
        "'preprocessing': {'polynomial_degree': 4} | /preprocessing/polynomial_degree | out_of_range",
        "'preprocessing': {'polynomial_degree': 1.5} | /preprocessing/polynomial_degree | wrong_type",
        "'preprocessing': {'polynomial_interactions': true} | /preprocessing/polynomial_interactions | not_used",
        "'preprocessing': {'polynomial_degree': 2}, 'network': {'hidden_layers': [{'units': 2, 'residual': true}]} | /network/hidden_layers/0/residual | illegal_combination",
        "'preprocessing': {'polynomial_degree': 2}, 'network': {'hidden_layers': []}, 'initialization': {'type': 'given', 'parameters': [{'weights': [[1, 2]]}]} | /initialization/parameters/0/weights | wrong_shape"})
    void refusesWhatDoesNotFitThePolynomial(String settings, String pointer, String code) {
        assertRefused(trainer.dataset(PARABOLA), settings, pointer, code, "");
    }

    @Test
    void refusesMoreColumnsThanALimitBeforeMakingThem() {
        var names = IntStream.range(0, 60).mapToObj(column -> "x" + column).collect(Collectors.joining(","));
        var row = IntStream.range(0, 60).mapToObj(String::valueOf).collect(Collectors.joining(","));
        var dataset = trainer.dataset("%s,y\n%s,1\n%2$s,2\n".formatted(names, row));

        assertRefused(dataset, "'preprocessing': {'polynomial_degree': 3}", "/preprocessing/polynomial_degree",
                "too_large", "60 features become 39,710 columns");
        trainer.post("/training-jobs/validate", request(dataset,
                "'preprocessing': {'polynomial_degree': 3, 'polynomial_interactions': false}")).expectStatus().isOk();
    }

    @Test
    void refusesPowersThatGrowBeyondANumber() {
        var degree = "/preprocessing/polynomial_degree";
        assertRefused(trainer.dataset("a,b,y\n1e160,2,1\n2,3,2\n"), "'preprocessing': {'polynomial_degree': 2}", degree,
                "out_of_range", "any number: a.");
        assertRefused(trainer.dataset("a,b,y\n-1e20,2,1\n2,3,2\n"),
                "'preprocessing': {'polynomial_degree': 2, 'numeric': 'none'}", degree, "out_of_range",
                "any float32: a.");
    }

    @Test
    void namesRowsWhosePowersGrowTooLargeToAnswer() {
        var model = trainer.trainModel(unscaled(trainer.dataset(PARABOLA), "'polynomial_degree': 3"));

        trainer.post("/models/%s/predict".formatted(model), "{\"rows\": [[1, 2], [1e200, 2]]}").expectStatus()
                .isEqualTo(422).expectBody().jsonPath("$.errors[0].pointer").isEqualTo("/rows/1")
                .jsonPath("$.errors.length()").isEqualTo(1);
        trainer.post("/models/%s/evaluations".formatted(model),
                "{\"dataset_id\": \"%s\"}".formatted(trainer.dataset("a,b,y\n1,1e200,2\n"))).expectStatus()
                .isEqualTo(422).expectBody().jsonPath("$.errors[0].detail").value(String.class,
                        detail -> assertThat(detail).contains("\"b·b\" grows too large"));
    }

    @Test
    void keepsTheModelOfAJobWhoseHeldOutRowsGrowTooLargeOnceScaled() {
        var rows = IntStream.range(0, 9).mapToObj(row -> "%de-15,%d".formatted(row, row)).collect(
                Collectors.joining("\n"));
        var dataset = trainer.dataset("a,y\n%s\n1e10,5\n".formatted(rows));
        var job = trainer.await(trainer.submit(request(dataset, """
                'task': 'regression', 'split': {'test_fraction': 0.1, 'shuffle': false},
                'preprocessing': {'polynomial_degree': 2, 'numeric': 'min_max_0_1'}, 'training': {'epochs': 1}""")),
                "succeeded");
        assertThat(job).extracting("metrics", MAP).containsEntry("test", null).extracting("training", MAP)
                .containsEntry("row_count", 9);
        assertThat(job).extracting("warnings", LIST).anySatisfy(warning -> assertThat((String) warning)
                .startsWith("The model could not be measured on its test rows")
                .contains("\"a·a\" grows too large", "POST /models/{ref}/evaluations"));
    }

    private void assertRefused(String dataset, String settings, String pointer, String code, String detail) {
        trainer.post("/training-jobs", request(dataset, settings)).expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[*].pointer")
                .value(pointers -> assertThat(pointers).asInstanceOf(LIST).containsExactly(pointer))
                .jsonPath("$.errors[0].code").isEqualTo(code).jsonPath("$.errors[0].detail")
                .value(String.class, text -> assertThat(text).contains(detail));
    }

    private JsonNode validate(String settings) {
        return JsonMapper.shared().valueToTree(Trainer.json(trainer
                .post("/training-jobs/validate", request(trainer.dataset(PARABOLA), settings)).expectStatus().isOk()));
    }

    /** A linear regression on what becomes of the raw features. */
    private static String unscaled(String dataset, String polynomial) {
        return request(dataset, """
                'task': 'regression', 'precision': 'float64', 'network': {'hidden_layers': []},
                'preprocessing': {'numeric': 'none', 'target': 'none', %s},
                'training': {'optimizer': {'type': 'lbfgs'}, 'epochs': 1000}""".formatted(polynomial));
    }

    private static String request(String dataset, String settings) {
        return "{'dataset_id': '%s', %s}".formatted(dataset, settings).replace('\'', '"');
    }
}
