package io.mlpservice.training;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.data.Offset.offset;

/** Several targets are learned, answered and measured at once: several numbers, or several columns of two classes. */
@HttpTest
class SeveralTargetsHttpTest {
    private static final String GATES = "a,b,or,and,xor\n0,0,no,false,0\n0,1,yes,false,1\n1,0,yes,false,1\n1,1,yes,true,0\n";

    @Autowired
    private RestTestClient http;

    private Trainer trainer;

    @BeforeEach
    void connect() {
        trainer = new Trainer(http);
    }

    @Test
    void answersTheClassOfEveryTargetWithItsProbabilities() {
        var model = trainer.trainModel("""
                {'dataset_id': '%s', 'targets': ['or', 'and', 'xor'], 'model_name': 'gates', 'seed': 1,
                 'network': {'hidden_layers': [{'units': 8, 'activation': 'tanh'}]},
                 'training': {'optimizer': {'type': 'lbfgs'}}}""".formatted(trainer.dataset(GATES)));

        trainer.get("/models/" + model).expectBody().jsonPath("$.targets[0].classes").isEqualTo(List.of("no", "yes"))
                .jsonPath("$.targets[2].classes").isEqualTo(List.of("0", "1"));
        var predictions = json(trainer.post("/models/%s/predict".formatted(model), """
                {"rows": [[0, 0], [0, 1], [1, 1]]}""")).get("predictions");
        assertThat(predictions.valueStream().map(row -> row.get("labels").toString())).containsExactly(
                "{\"or\":\"no\",\"and\":\"false\",\"xor\":\"0\"}",
                "{\"or\":\"yes\",\"and\":\"false\",\"xor\":\"1\"}",
                "{\"or\":\"yes\",\"and\":\"true\",\"xor\":\"0\"}");
        for (var unused : List.of("label", "probabilities", "values")) {
            assertThat(predictions.get(0).get(unused).isNull()).isTrue();
        }
        var probabilities = predictions.get(0).get("label_probabilities");
        assertThat(probabilities.propertyNames()).containsExactly("or", "and", "xor");
        assertThat(probabilities.get("or").propertyNames()).containsExactly("no", "yes");
        assertThat(probabilities.at("/or/no").asDouble()).isGreaterThan(0.5);
        assertThat(probabilities.at("/or/no").asDouble() + probabilities.at("/or/yes").asDouble()).isEqualTo(1,
                offset(1e-12));
    }

    @Test
    void measuresEveryTargetAndTheRowsOfWhichAllAreRight() {
        var job = trainer.train("""
                {'dataset_id': '%s', 'targets': ['or', 'and', 'xor'], 'network': {'hidden_layers': []},
                 'initialization': {'type': 'given', 'parameters': [
                   {'weights': [[20, 20], [20, 20], [20, 20]], 'biases': [-10, -30, -10]}]},
                 'preprocessing': {'numeric': 'none'}, 'precision': 'float64',
                 'training': {'epochs': 1, 'optimizer': {'type': 'sgd', 'learning_rate': 1e-9}}}"""
                .formatted(trainer.dataset(GATES)));
        var trained = JsonMapper.shared().<JsonNode>valueToTree(job).at("/metrics/training");
        var more = trainer.dataset(GATES + "1,1,yes,true,1\n");
        var measured = json(trainer.post("/models/%s/evaluations".formatted(job.get("model_id")),
                "{\"dataset_id\": \"%s\"}".formatted(more)).expectStatus().isOk()).get("metrics");

        assertThat(trained.get("accuracy").asDouble()).isEqualTo(0.75);
        assertThat(trained.get("confusion_matrix").isNull()).isTrue();
        assertThat(trained.get("r2").isNull()).isTrue();
        assertThat(measured.get("accuracy").asDouble()).isEqualTo(0.8);
        assertThat(measured.get("macro_f1").asDouble()).isEqualTo((1 + 1 + (2.0 / 3 + 6.0 / 7) / 2) / 3, offset(1e-12));
        assertThat(measured.get("log_loss").asDouble()).isEqualTo(30 / 5.0 / 3, offset(1e-3));
        var xor = measured.at("/per_target/2");
        assertThat(xor.get("target").asString()).isEqualTo("xor");
        assertThat(xor.get("accuracy").asDouble()).isEqualTo(0.8);
        assertThat(xor.at("/confusion_matrix/counts").toString()).isEqualTo("[[1,1],[0,3]]");
        assertThat(xor.get("rmse").isNull()).isTrue();
        assertThat(measured.at("/per_target/0/roc_auc").asDouble()).isEqualTo(1);
    }

    @Test
    void fillsInOneSigmoidUnitForEachTarget() {
        var resolved = resolve("'targets': ['or', 'and']", "");
        assertThat(resolved.at("/configuration/task").asString()).isEqualTo("classification");
        assertThat(resolved.at("/configuration/network/output_layer/units").asInt()).isEqualTo(2);
        assertThat(resolved.at("/configuration/network/output_layer/activation").asString()).isEqualTo("sigmoid");
        assertThat(resolved.at("/configuration/training/loss").asString()).isEqualTo("binary_cross_entropy");
        assertThat(resolved.at("/configuration/split/stratify").asBoolean()).isTrue();
        assertThat(json(trainer.post("/training-jobs/validate", resolved.get("configuration").toString())))
                .isEqualTo(resolved);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'training': {'loss': 'huber'} | huber", "'training': {'loss': 'half_squared_error'} | half_squared_error",
        "'training': {'optimizer': {'type': 'perceptron'}} | mean_squared_error"})
    void takesTheLossesOfASingleSigmoidOrStep(String setting, String loss) {
        var resolved = resolve("'targets': ['or', 'and']", ", " + setting);
        assertThat(resolved.at("/configuration/training/loss").asString()).isEqualTo(loss);
        assertThat(resolved.at("/configuration/network/output_layer/units").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"binary_step", "bipolar_step"})
    void learnsSeveralTargetsByThePerceptronRule(String step) {
        var job = trainer.train("""
                {'dataset_id': '%s', 'targets': ['or', 'and'], 'features': ['a', 'b'],
                 'network': {'output_layer': {'activation': '%s'}},
                 'training': {'optimizer': {'type': 'perceptron'}}}""".formatted(trainer.dataset(GATES), step));
        assertThat(job).containsEntry("stop_reason", "converged");
        assertThat(JsonMapper.shared().<JsonNode>valueToTree(job).at("/metrics/training/accuracy").asDouble())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'targets': ['a', 'b'] | classification | taken for classes", "'targets': ['n', 'a'] | regression | ``",
        "'targets': ['a', 'text'] | classification | ``",
        "'targets': ['a', 'b'], 'task': 'regression' | regression | ``"})
    void takesSeveralTargetsForClassesWhereEachHasTwo(String targets, String task, String warning) {
        var resolved = preview(MANY, targets + ", 'features': ['x'], 'model_name': 'several'");
        assertThat(resolved.at("/configuration/task").asString()).isEqualTo(task);
        assertThat(resolved.get("warnings").valueStream().map(JsonNode::asString).collect(Collectors.joining()))
                .contains(warning);
        assertThat(resolved.get("warnings").valueStream().map(JsonNode::asString))
                .filteredOn(sentence -> !sentence.startsWith("No row is held out")).hasSize(warning.isEmpty() ? 0 : 1);
    }

    private static final String MANY = "x,a,b,n,text,three,one\n1,0,3,1,p,u,1\n2,1,4,2,q,v,1\n3,1,4,3,q,w,1\n";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'targets': ['text', 'three'] | /targets/1 | too_many_classes",
        "'targets': ['a', 'n'], 'task': 'classification' | /targets/1 | too_many_classes",
        "'targets': ['one', 'text'], 'task': 'classification' | /targets/0 | single_class",
        "'targets': ['n', 'text'] | /targets | mixed_targets",
        "'targets': ['n', 'text'], 'task': 'regression' | /task | target_not_numeric",
        "'targets': ['a', 'text'], 'network': {'output_layer': {'activation': 'softmax'}} | /network/output_layer/activation | illegal_combination",
        "'targets': ['a', 'text'], 'network': {'output_layer': {'activation': 'tanh'}} | /network/output_layer/activation | illegal_combination",
        "'targets': ['a', 'text'], 'network': {'output_layer': {'units': 4}} | /network/output_layer/units | invalid_value",
        "'targets': ['a', 'text'], 'training': {'loss': 'categorical_cross_entropy'} | /training/loss | illegal_combination",
        "'targets': ['a', 'text'], 'training': {'class_weights': {'mode': 'balanced'}} | /training/class_weights/mode | illegal_combination",
        "'targets': ['a', 'text'], 'training': {'class_weights': {'mode': 'given', 'weights': {'p': 2}}} | /training/class_weights/mode | illegal_combination",
        "'targets': ['a', 'text'], 'preprocessing': {'target': 'standard'} | /preprocessing/target | not_used"})
    void refusesWhatSeveralTargetsCannotBeLearnedBy(String settings, String pointer, String code) {
        trainer.post("/training-jobs", "{'dataset_id': '%s', 'features': ['x'], %s}"
                .formatted(trainer.dataset(MANY), settings).replace('\'', '"')).expectStatus().isEqualTo(422)
                .expectBody().jsonPath("$.errors[*].pointer")
                .value(pointers -> assertThat(pointers).asInstanceOf(LIST).containsExactly(pointer))
                .jsonPath("$.errors[0].code").isEqualTo(code);
    }

    @Test
    void reportsEveryTargetWithoutTwoClasses() {
        trainer.post("/training-jobs", """
                {"dataset_id": "%s", "features": ["x"], "targets": ["one", "a", "three"], "task": "classification"}"""
                .formatted(trainer.dataset(MANY))).expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors.length()").isEqualTo(2).jsonPath("$.errors[0].pointer").isEqualTo("/targets/0")
                .jsonPath("$.errors[1].pointer").isEqualTo("/targets/2").jsonPath("$.errors[1].detail")
                .value(String.class, detail -> assertThat(detail).contains("one model for each target"));
    }

    @Test
    void refusesToMeasureByClassesThatOneOfTheTargetsDoesNotKnow() {
        var model = trainer.trainModel("{'dataset_id': '%s', 'targets': ['or', 'and'], 'training': {'epochs': 1}}"
                .formatted(trainer.dataset(GATES)));
        trainer.post("/models/%s/evaluations".formatted(model), "{\"dataset_id\": \"%s\"}"
                .formatted(trainer.dataset("a,b,xor,or,and\n0,1,1,yes,maybe\n"))).expectStatus().isEqualTo(422)
                .expectBody().jsonPath("$.errors[0].detail")
                .value(String.class, detail -> assertThat(detail).contains("\"and\"", "maybe"));
    }

    @Test
    void scoresEpochsByTheRowsOfWhichAllTargetsAreRight() {
        var rows = IntStream.range(0, 100).mapToObj(row -> "%d,%b,%b\n".formatted(row, row % 2 == 0, row < 50))
                .collect(Collectors.joining());
        var job = trainer.train("""
                {'dataset_id': '%s', 'targets': ['even', 'low'], 'network': {'hidden_layers': []},
                 'initialization': {'type': 'given', 'parameters': [{'weights': [[0], [-50]], 'biases': [-50, 0]}]},
                 'training': {'epochs': 1, 'optimizer': {'type': 'sgd', 'learning_rate': 1e-9}}}"""
                .formatted(trainer.dataset("x,even,low\n" + rows)));
        var metrics = JsonMapper.shared().<JsonNode>valueToTree(job).get("metrics");
        var epoch = json(trainer.get("/training-jobs/%s/epochs".formatted(job.get("id")))).at("/items/0");
        assertThat(epoch.get("validation_score").asDouble()).isEqualTo(metrics.at("/validation/accuracy").asDouble())
                .isEqualTo(0.5, offset(0.1));
        assertThat(epoch.get("training_score").asDouble()).isEqualTo(metrics.at("/training/accuracy").asDouble());
        assertThat(metrics.at("/test/per_target/0/accuracy").asDouble()).isEqualTo(0.5);
        assertThat(metrics.at("/test/per_target/1/accuracy").asDouble()).isEqualTo(1);
    }

    private JsonNode resolve(String targets, String settings) {
        return preview(GATES, "%s, 'features': ['a', 'b']%s".formatted(targets, settings));
    }

    private JsonNode preview(String csv, String settings) {
        return json(trainer.post("/training-jobs/validate", "{'dataset_id': '%s', %s}"
                .formatted(trainer.dataset(csv), settings).replace('\'', '"')).expectStatus().isOk());
    }

    private static JsonNode json(RestTestClient.ResponseSpec response) {
        return JsonMapper.shared().valueToTree(Trainer.json(response));
    }
}
