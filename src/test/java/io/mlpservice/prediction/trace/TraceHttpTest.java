package io.mlpservice.prediction.trace;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

/** Traces over HTTP. The tests of the engine and the golden cases verify their numbers. */
@HttpTest
class TraceHttpTest {
    private static final String ROW = "'instance': {'x': 3, 'y': 1}, 'learning_rate': 0.1";

    /** Trained once for all tests, which only read it. */
    private static @Nullable String colors;
    private static @Nullable String numbers;

    @Autowired
    private RestTestClient http;

    private Trainer trainer;

    @BeforeEach
    void train() {
        trainer = new Trainer(http);
        if (colors == null || numbers == null) {
            colors = trainer.trainModel("""
                    {'dataset_id': '%s', 'training': {'epochs': 2}, 'network': {'hidden_layers': [
                      {'units': 2, 'activation': 'maxout', 'maxout_pieces': 3, 'dropout': 0.5},
                      {'units': 2, 'activation': 'prelu', 'batch_normalization': true, 'residual': true}]}}"""
                    .formatted(trainer.dataset("x,y,color\n1,2,red\n3,1,blue\n2,2,red\n5,0,green\n")));
            numbers = trainer.trainModel("""
                    {'dataset_id': '%s', 'task': 'regression', 'training': {'epochs': 2, 'loss': 'huber'},
                     'network': {'hidden_layers': [{'units': 3, 'activation': 'leaky_relu'}]},
                     'preprocessing': {'numeric': 'min_max_0_1', 'target': 'min_max_0_1'}}"""
                    .formatted(trainer.dataset("x,y,z\n1,2,10\n3,1,20\n2,2,30\n5,0,30\n")));
        }
    }

    private RestTestClient.ResponseSpec post(@Nullable String model, String json) {
        return trainer.post("/models/%s/trace".formatted(model), json.replace('\'', '"'));
    }

    private JsonNode trace(@Nullable String model, String json) {
        return JsonMapper.shared().valueToTree(Trainer.json(post(model, json).expectStatus().isOk()));
    }

    @Test
    void showsTheRowBothRawAndScaled() {
        var trace = trace(numbers, "{%s, 'target': {'z': 15}}".formatted(ROW));

        assertThat(trace.at("/model/id").asString()).isEqualTo(numbers);
        assertThat(trace.get("inputs").toString()).isEqualTo("""
                [{"feature":"x","value":3.0,"scaled":0.5},{"feature":"y","value":1.0,"scaled":0.5}]""");
        assertThat(trace.at("/outputs/0/target").asString()).isEqualTo("z");
        assertThat(trace.at("/outputs/0/label").isNull()).isTrue();
        assertThat(trace.at("/outputs/0/value").asDouble()).isEqualTo(15);
        assertThat(trace.at("/outputs/0/scaled").asDouble()).isEqualTo(0.25);
        assertThat(trace.get("learning_rate").asDouble()).isEqualTo(0.1);
        assertThat(trace.get("rule").asString()).isEqualTo("gradient_descent");
        assertThat(trace.get("loss").asString()).isEqualTo("huber");
        assertThat(trace.get("loss_formula").asString()).contains("δ");
        assertThat(trace.get("loss_hyperparameters").toString()).isEqualTo("{\"huber_delta\":1.0}");
        assertThat(trace.at("/layers/0/hyperparameters").toString()).isEqualTo("{\"negative_slope\":0.01}");
    }

    @Test
    void takesParametersAsTheyWereRead() {
        var layers = JsonMapper.shared().<JsonNode>valueToTree(
                Trainer.json(trainer.get("/models/%s/parameters".formatted(colors))).get("layers"));
        assertThat(layers.at("/1/running_mean")).hasSize(2);

        var target = "'target': {'color': 'red'}";
        var traced = trace(colors, "{%s, %s, 'parameters': %s}".formatted(ROW, target, layers));
        assertThat(traced.get("loss_after").asDouble()).isCloseTo(
                trace(colors, "{%s, %s}".formatted(ROW, target)).get("loss_after").asDouble(), within(1e-6));
    }

    @Test
    void refusesStatisticsOfAnotherShape() {
        var layers = JsonMapper.shared().<JsonNode>valueToTree(
                Trainer.json(trainer.get("/models/%s/parameters".formatted(colors))).get("layers"));
        ((ObjectNode) layers.get(0)).set("running_mean", layers.at("/1/running_mean"));
        ((ObjectNode) layers.get(1)).set("running_variance", layers.at("/0/biases"));
        post(colors, "{%s, 'target': {'color': 'red'}, 'parameters': %s}".formatted(ROW, layers)).expectStatus()
                .isEqualTo(422).expectBody().jsonPath("$.errors[*].pointer")
                .value(Object.class, pointers -> assertThat(pointers).asInstanceOf(LIST)
                        .containsExactlyInAnyOrder("/parameters/0/running_mean", "/parameters/1/running_variance"));
    }

    @Test
    void showsEveryPartOfEveryKindOfLayer() {
        var trace = trace(colors, "{%s, 'target': {'color': 'red'}}".formatted(ROW));

        var maxout = trace.at("/layers/0");
        assertThat(maxout.get("kind").asString()).isEqualTo("hidden");
        assertThat(maxout.get("activation").asString()).isEqualTo("maxout");
        assertThat(maxout.get("units").valueStream().map(unit -> unit.get("unit") + "." + unit.get("piece")))
                .containsExactly("1.1", "1.2", "1.3", "2.1", "2.2", "2.3");
        var winner = maxout.get("units").valueStream().limit(3)
                .filter(piece -> piece.get("derivative").asDouble() == 1).toList();
        assertThat(winner).hasSize(1);
        assertThat(winner.getFirst().get("sum")).isEqualTo(maxout.at("/units/0/output"));

        var second = trace.at("/layers/1/units/0");
        assertThat(second.get("piece").isNull()).isTrue();
        assertThat(second.get("output").asDouble()).isCloseTo(
                second.get("activated").asDouble() + second.at("/weights/0/input").asDouble(), within(1e-12));
        assertThat(second.get("new_alpha").asDouble()).isCloseTo(
                second.get("alpha").asDouble() - 0.1 * second.get("alpha_gradient").asDouble(), within(1e-12));
        assertThat(second.get("normalization").propertyNames()).containsExactly("mean", "variance", "normalized",
                "gamma", "gamma_gradient", "new_gamma", "beta", "beta_gradient", "new_beta", "output");

        var softmax = trace.at("/layers/2");
        assertThat(softmax.get("kind").asString()).isEqualTo("output");
        assertThat(softmax.at("/units/0/normalization").isNull()).isTrue();
        assertThat(trace.get("outputs").valueStream().map(output -> output.get("label").asString()))
                .containsExactly("blue", "green", "red");
        assertThat(trace.get("outputs").valueStream().map(output -> output.get("scaled").asDouble()))
                .containsExactly(0.0, 0.0, 1.0);
        assertThat(trace.get("loss_after").asDouble()).isLessThan(trace.get("loss_before").asDouble());
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "7, '7'", "true, true", "true, 'true'"})
    void takesALabelAsTextOrAsTheNumberOrBooleanThatItIs(String label, String written) {
        var other = label.equals("7") ? "8" : "false";
        var model = trainer.trainModel("{'dataset_id': '%s', 'training': {'epochs': 1}}".formatted(
                trainer.dataset("x,y,label\n1,2,%s\n3,1,%s\n".formatted(label, other))));
        var cell = written.equals(label) ? written : '"' + label + '"';
        var trace = trace(model, "{%s, 'target': {'label': %s}}".formatted(ROW, cell));

        assertThat(trace.get("outputs").valueStream()
                .filter(output -> output.get("scaled").asDouble() == 1).map(output -> output.get("label").asString()))
                .containsExactly(label);
    }

    @Test
    void takesAClassForEachOfSeveralTargets() {
        var model = trainer.trainModel("""
                {'dataset_id': '%s', 'task': 'classification', 'targets': ['warm', 'wet'], 'training': {'epochs': 1}}"""
                .formatted(trainer.dataset("x,y,warm,wet\n1,2,yes,no\n3,1,no,no\n2,2,no,yes\n")));
        var trace = trace(model, "{%s, 'target': {'wet': 'yes', 'warm': 'no'}}".formatted(ROW));

        assertThat(trace.get("outputs").valueStream().map(output -> "%s %s %s".formatted(
                output.get("target").asString(), output.get("label").asString(), output.get("scaled"))))
                .containsExactly("warm yes 0.0", "wet yes 1.0");
        assertErrors(post(model, "{%s, 'target': {'wet': 'no', 'warm': 'maybe'}}".formatted(ROW)),
                "/target/warm unknown_class");
    }

    @Test
    void learnsByThePerceptronRuleAsTheModelDid() {
        var model = trainer.trainModel(
                """
                        {'dataset_id': '%s', 'training': {'optimizer': {'type': 'perceptron'}}, 'preprocessing': {'numeric': 'none'},
                         'network': {'hidden_layers': [], 'output_layer': {'activation': 'binary_step'}}}"""
                        .formatted(trainer.dataset("x,y,and\n0,0,no\n0,1,no\n1,0,no\n1,1,yes\n")));
        var trace = trace(model, """
                {'instance': {'x': 1, 'y': 1}, 'target': {'and': 'yes'}, 'learning_rate': 0.5,
                 'parameters': [{'weights': [[-1, 0]]}]}""");

        assertThat(trace.get("rule").asString()).isEqualTo("perceptron");
        assertThat(trace.at("/outputs/0/label").asString()).isEqualTo("yes");
        assertThat(trace.at("/layers/0/units/0/delta").asDouble()).isEqualTo(-1);
        assertThat(trace.at("/layers/0/units/0/weights/0/new_weight").asDouble()).isEqualTo(-0.5);
        assertThat(trace.at("/layers/0/units/0/new_bias").asDouble()).isEqualTo(0.5);
    }

    @Test
    void reportsAllErrorsAtOnce() {
        assertErrors(
                post(colors,
                        """
                                {'strict': true, 'instance': {'x': 'wide', 'height': 3}, 'target': {'color': 'violet', 'z': 1}, 'learning_rate': 0.1,
                                 'parameters': [{'weights': [[1, 2]], 'alpha': [1]}, {'weights': [[1, 2], [3, 4]], 'biases': [1]},
                                                {'weights': [[1, 2], [3, 4], [5, 6]], 'gamma': [1]}]}"""),
                "/instance/height unknown_column", "/instance/x not_numeric", "/instance/y missing_feature",
                "/target/z unknown_column", "/target/color unknown_class", "/parameters/0/weights wrong_shape",
                "/parameters/0/alpha not_used", "/parameters/1/biases wrong_shape", "/parameters/2/gamma not_used");
        assertErrors(post(numbers, "{%s, 'target': {}, 'parameters': []}".formatted(ROW)),
                "/target/z missing_target", "/parameters wrong_shape");
        assertErrors(post(numbers, "{%s, 'target': {'z': 'ten'}}".formatted(ROW)), "/target/z not_numeric");
    }

    @Test
    void takesARawRow() {
        var trace = trace(numbers,
                "{'instance': {'x': '3', 'y': 'NA', 'height': 1}, 'target': {'z': 15}, 'learning_rate': 0.1}");
        assertThat(trace.get("inputs").toString()).isEqualTo("""
                [{"feature":"x","value":3.0,"scaled":0.5},{"feature":"y","value":1.5,"scaled":0.75}]""");
        assertThat(trace.get("warnings").valueStream().map(JsonNode::asString)).containsExactly(
                "Columns that are not features of the model are ignored: 'height'.",
                "'y' is \"NA\", which means a missing value. A missing value counts as 1.5.");
        assertThat(trace(numbers, "{%s, 'target': {'z': 15}}".formatted(ROW)).get("warnings").isEmpty()).isTrue();
    }

    @Test
    void averagesFurtherRowsAndTakesMoreSteps() {
        var other = "{'instance': {'x': 5, 'y': 0}, 'target': {'z': 30}}";
        var alone = trace(numbers, "{%s, 'target': {'z': 15}}".formatted(ROW));
        var second = trace(numbers, other.replaceFirst("}$", ", 'learning_rate': 0.1}"));
        var both = trace(numbers, "{%s, 'target': {'z': 15}, 'further_rows': [%s], 'steps': 3}".formatted(ROW, other));

        assertThat(alone.get("rows")).hasSize(1);
        assertThat(alone.at("/rows/0/loss_before")).isEqualTo(alone.get("loss_before"));
        assertThat(alone.get("losses").toString())
                .isEqualTo("[%s,%s]".formatted(alone.get("loss_before"), alone.get("loss_after")));
        assertThat(both.get("losses")).hasSize(4);
        assertThat(both.at("/losses/1")).isEqualTo(both.get("loss_after"));
        assertThat(both.at("/losses/3").asDouble()).isLessThan(both.at("/losses/1").asDouble());
        assertThat(both.at("/rows/1/loss_before").asDouble()).isEqualTo(second.get("loss_before").asDouble());
        assertThat(both.get("loss_before").asDouble()).isCloseTo(
                (alone.get("loss_before").asDouble() + second.get("loss_before").asDouble()) / 2, within(1e-12));
        assertThat(both.get("inputs")).isEqualTo(alone.get("inputs"));
        for (var place : List.of("/layers/0/units/1/weights/0/gradient", "/layers/1/units/0/bias_gradient")) {
            assertThat(both.at(place).asDouble())
                    .isCloseTo((alone.at(place).asDouble() + second.at(place).asDouble()) / 2, within(1e-12));
        }
        assertThat(both.at("/layers/1/units/0/delta")).isEqualTo(alone.at("/layers/1/units/0/delta"));
        var continued = trace(numbers,
                "{%s, 'target': {'z': 15}, 'further_rows': [%s], 'parameters': %s}".formatted(ROW,
                        other, both.get("final_parameters")));
        assertThat(continued.get("loss_before")).isEqualTo(both.at("/losses/3"));
    }

    @Test
    void saysWhichFurtherRowIsWrongOrOdd() {
        assertErrors(
                post(numbers,
                        """
                                {%s, 'target': {'z': 15}, 'steps': 101, 'further_rows': [
                                  {'instance': {'x': 'a', 'y': 1}, 'target': {'z': 1}}, {'instance': {'x': 1, 'y': 1}, 'target': {}}]}"""
                                .formatted(ROW)),
                "/steps out_of_range", "/further_rows/0/instance/x not_numeric",
                "/further_rows/1/target/z missing_target");
        assertErrors(post(numbers, "{%s, 'target': {'z': 1}, 'steps': 0, 'further_rows': [%s]}".formatted(ROW,
                IntStream.range(0, 64).mapToObj(_ -> "{'instance': {'x': 1, 'y': 1}, 'target': {'z': 1}}")
                        .collect(Collectors.joining(", ")))),
                "/steps out_of_range", "/further_rows out_of_range");
        assertErrors(post(numbers, "{%s, 'target': {'z': 15}, 'further_rows': [{'instance': {}}]}".formatted(ROW)),
                "/further_rows/0/target required");
        assertThat(trace(numbers, """
                {%s, 'target': {'z': 15}, 'further_rows': [{'instance': {'x': 1}, 'target': {'z': 1}}]}"""
                .formatted(ROW)).at("/warnings/0").asString()).startsWith("Further row 1: 'y' has no value");
    }

    @Test
    void survivesMoreErrorsThanItReports() {
        var columns = IntStream.range(0, 150).mapToObj("'c%d': 1"::formatted).collect(Collectors.joining(", "));
        post(numbers,
                "{'strict': true, 'instance': {%s}, 'target': {'z': 15}, 'learning_rate': 0.1}".formatted(columns))
                .expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors.length()").isEqualTo(100);
    }

    @Test
    void takesTheLearningRateOfTheModelByDefault() {
        var trace = trace(numbers, "{'instance': {'x': 3, 'y': 1}, 'target': {'z': 15}}");
        assertThat(trace.get("learning_rate").asDouble()).isEqualTo(0.001);
    }

    @Test
    void showsHowToWriteATarget() {
        post(colors, "{%s, 'target': 'red'}".formatted(ROW)).expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.detail")
                .isEqualTo("This must be an object such as {\"species\": \"setosa\"}, not a string.");
    }

    @Test
    void readsStrictly() {
        assertErrors(post(colors, """
                {'instance': {'x': [1]}, 'learning_rate': 0, 'epochs': 3,
                 'parameters': [{'weights': [[1e999, '1', null]], 'sums': 1}]}"""),
                "/epochs unknown_field", "/instance/x wrong_type", "/target required", "/learning_rate out_of_range",
                "/parameters/0/sums unknown_field", "/parameters/0/weights/0/0 out_of_range",
                "/parameters/0/weights/0/1 wrong_type", "/parameters/0/weights/0/2 required");
        post(colors, "{%s, 'target': {'z': NaN}}".formatted(ROW)).expectStatus().isBadRequest();
        post("no-such-model", "{%s, 'target': {}}".formatted(ROW)).expectStatus().isNotFound();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "'instance': {'x': 1e308, 'y': -1e308}, 'target': {'z': 1}, 'learning_rate': 0.1",
        "'instance': {'x': 1, 'y': 1}, 'target': {'z': 1}, 'learning_rate': 1, 'parameters': "
                + "[{'weights': [[1e308, 1e308], [1e308, 1e308], [1, 1]]}, {'weights': [[1e308, 1e308, 1]]}]"})
    void refusesAStepWhoseNumbersLeaveTheRange(String request) {
        assertErrors(post(numbers, "{%s}".formatted(request)), " out_of_range");
    }

    @Test
    void refusesCountsThatThePoissonLossHasNoMeaningFor() {
        var model = trainer.trainModel("""
                {'dataset_id': '%s', 'task': 'regression', 'training': {'epochs': 1, 'loss': 'poisson'},
                 'network': {'hidden_layers': [], 'output_layer': {'activation': 'exponential'}}}"""
                .formatted(trainer.dataset("x,y,n\n1,2,0\n3,1,4\n")));
        assertErrors(post(model, "{%s, 'target': {'n': -1}}".formatted(ROW)), "/target unsuitable_data");
    }

    @Test
    void refusesAModelThatIsTooLargeToBeRead() {
        var model = trainer.trainModel("""
                {'dataset_id': '%s', 'training': {'epochs': 1}, 'network': {'hidden_layers': [{'units': 2000}]}}"""
                .formatted(trainer.dataset("x,y,label\n1,2,a\n3,1,b\n")));
        post(model, "{%s, 'target': {'label': 'a'}}".formatted(ROW)).expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors.length()").isEqualTo(1).jsonPath("$.errors[0].parameter").isEqualTo("ref")
                .jsonPath("$.errors[0].code").isEqualTo("too_large").jsonPath("$.errors[0].detail")
                .value(String.class, detail -> assertThat(detail).contains("10,002", "at most 10,000"));
    }

    private static void assertErrors(RestTestClient.ResponseSpec response, String... expected) {
        JsonNode problem = JsonMapper.shared()
                .valueToTree(Trainer.json(response.expectStatus().isEqualTo(422)));
        assertThat(problem.get("errors").valueStream()
                .map(error -> error.get("pointer").asString() + " " + error.get("code").asString()))
                .asInstanceOf(LIST).containsExactlyInAnyOrder((Object[]) expected);
    }
}
