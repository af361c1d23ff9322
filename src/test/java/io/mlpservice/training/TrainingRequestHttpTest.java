package io.mlpservice.training;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.json.JsonMapper;

import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

/** A request is checked against its data set before anything is trained. */
@HttpTest
class TrainingRequestHttpTest {
    @Autowired
    private RestTestClient http;

    private Trainer trainer;

    @BeforeEach
    void connect() {
        trainer = new Trainer(http);
    }

    @Test
    void validatesWithoutTraining() {
        var dataset = trainer.sample("iris");
        trainer.post("/training-jobs/validate", "{\"dataset_id\": \"%s\"}".formatted(dataset)).expectStatus().isOk()
                .expectBody().jsonPath("$.parameter_count").isEqualTo(803).jsonPath("$.estimated_memory_bytes")
                .isNumber()
                .jsonPath("$.warnings").isArray().jsonPath("$.configuration.targets[0]").isEqualTo("species");
        assertThat(Trainer.json(trainer.get("/training-jobs?dataset_id=" + dataset))).extracting("items", LIST)
                .isEmpty();
    }

    /** As ordinals they are one input, however many there are. */
    @Test
    void countsTheTextsOfATableAmongTheMemoryThatItNeeds() {
        assertThat(estimatedMemory(500) - estimatedMemory(50)).isGreaterThan(450 * 100);
    }

    private long estimatedMemory(int texts) {
        var rows = IntStream.range(0, 1000)
                .mapToObj(row -> "text %d,%d\n".formatted(row * texts / 1000 + 100, row % 7));
        var dataset = trainer.dataset("t,y\n" + rows.collect(Collectors.joining()));
        var request = "{\"dataset_id\": \"%s\", \"types\": {\"t\": \"categorical\"}, \"features\": [\"t\"], \"preprocessing\": {\"categorical\": \"ordinal\"}}"
                .formatted(dataset);
        return estimatedMemory(request);
    }

    /** They wait in memory while the database does not answer. */
    @Test
    void countsSnapshotsAmongTheMemoryThatATrainingNeeds() {
        var network = "\"network\": {\"hidden_layers\": [{\"units\": 1000}, {\"units\": 1000}]}";
        var request = "{\"dataset_id\": \"%s\", %s".formatted(trainer.sample("iris"), network);
        assertThat(estimatedMemory(request + ", \"snapshots\": {\"max\": 12}}") - estimatedMemory(request + "}"))
                .isBetween(16L << 20, 64L << 20);
    }

    private long estimatedMemory(String request) {
        return ((Number) Objects.requireNonNull(
                Trainer.json(trainer.post("/training-jobs/validate", request).expectStatus().isOk())
                        .get("estimated_memory_bytes")))
                .longValue();
    }

    @Test
    void resolvesAResolvedConfigurationToItself() {
        var request = "{\"dataset_id\": \"%s\"}".formatted(trainer.sample("diabetes"));
        var resolved = configuration(request);
        assertThat(configuration(JsonMapper.shared().writeValueAsString(resolved))).isEqualTo(resolved);
    }

    private Object configuration(String request) {
        return Objects
                .requireNonNull(Trainer.json(trainer.post("/training-jobs/validate", request).expectStatus().isOk())
                        .get("configuration"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "x,y;1,0.5;2,0.7 | 'seed': 1 | ``", "x,y;1,0.5;2,0.5 | 'seed': 1 | same value",
        "x,y;1,0.5;1,0.7 | 'seed': 1 | same value", "x,y;1,0;2,1 | 'seed': 1 | taken for classes",
        "x,y;1,0.5;2,0.7 | 'network': {'output_layer': {'activation': 'sigmoid'}} | cannot reach",
        "x,y;1,0.5;2,0.7 | 'network': {'output_layer': {'activation': 'sigmoid'}}, 'preprocessing': {'target': 'min_max_0_1'} | ``"})
    void warnsOfLegalSettingsThatAreProbablyMistakes(String csv, String setting, String warning) {
        var dataset = trainer.dataset(csv.replace(';', '\n'));
        var preview = Trainer.json(trainer.post("/training-jobs/validate",
                "{'dataset_id': '%s', 'model_name': 'mistakes', %s}"
                        .formatted(dataset, setting).replace('\'', '"'))
                .expectStatus().isOk());
        assertThat(preview).extracting("warnings", LIST)
                .filteredOn(warned -> !warned.toString().startsWith("No row is held out"))
                .hasSize(warning.isEmpty() ? 0 : 1)
                .allSatisfy(warned -> assertThat((String) warned).contains(warning));
    }

    @Test
    void saysNothingOfColumnsThatTheUserIgnores() {
        var dataset = Trainer.id(trainer.post("/datasets",
                "{\"name\": \"i\", \"rows\": [{\"a\": 1.5, \"b\": 2, \"y\": 3.5}, {\"a\": 2.5, \"b\": 3, \"y\": 4.5}], \"roles\": {\"b\": \"ignored\"}}"));
        assertThat(Trainer.json(trainer.post("/training-jobs/validate", "{\"dataset_id\": \"%s\"}".formatted(dataset))))
                .extracting("warnings", LIST).singleElement().asString().startsWith("No row is held out");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"'targets': ['nothing'] | /targets/0",
        "'targets': ['one'], 'task': 'classification' | /targets/0",
        "'targets': ['text'], 'task': 'regression' | /task", "'features': ['nothing'] | /features/0",
        "'features': ['x', 'text'], 'preprocessing': {'missing': 'reject', 'missing_indicators': true} | /preprocessing/missing_indicators",
        "'features': ['y'], 'targets': ['y'] | /features/0",
        "'model_name': 'a b' | /model_name", "'split': {'test_fraction': 0.6, 'validation_fraction': 0.5} | /split",
        "'training': {'loss': 'binary_cross_entropy'} | /training/loss",
        "'training': {'early_stopping': {'monitor': 'validation_loss'}} | /training/early_stopping/monitor",
        "'training': {'optimizer': {'type': 'sgd', 'beta1': 0.9}} | /training/optimizer/beta1",
        "'training': {'optimizer': {'type': 'adam', 'momentum': 0.9}} | /training/optimizer/momentum",
        "'training': {'batching': 'full_batch', 'batch_size': 8} | /training/batch_size",
        "'initialization': {'type': 'auto', 'limit': 1.0} | /initialization/limit",
        "'initialization': {'type': 'uniform', 'limit': 0} | /initialization/limit",
        "'initialization': {'type': 'given'} | /initialization/parameters",
        "'network': {'output_layer': {'units': 3}} | /network/output_layer/units",
        "'network': {'hidden_layers': [{'units': 4, 'dropout': 1}]} | /network/hidden_layers/0/dropout",
        "'weight_column': 'x' | /weight_column"})
    void refusesSettingsThatDoNotSuitTheDatasetOrEachOther(String setting, String pointer) {
        var dataset = trainer.dataset("x,one,text,y\n1,1,a,0.5\n2,1,b,0.7\n3,1,a,0.9\n");
        var columns = setting.contains("features") ? "" : ", 'features': ['x']";
        trainer.post("/training-jobs",
                "{'dataset_id': '%s', %s%s}".formatted(dataset, setting, columns).replace('\'', '"'))
                .expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors[*].pointer")
                .value(pointers -> assertThat(pointers).asInstanceOf(LIST).containsExactly(pointer));
        trainer.get("/training-jobs?dataset_id=" + dataset).expectBody().jsonPath("$.items.length()").isEqualTo(0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"-1 | 422", "0 | 422", "1e9 | 422", "\"0.1\" | 422", "NaN | 400"})
    void refusesImpossibleLearningRates(String rate, int status) {
        trainer.post("/training-jobs",
                "{\"dataset_id\": \"%s\", \"training\": {\"optimizer\": {\"learning_rate\": %s}}}"
                        .formatted(trainer.sample("iris"), rate))
                .expectStatus().isEqualTo(status);
    }

    @Test
    void reportsEverythingThatIsWrongWithARequestAtOnce() {
        trainer.post("/training-jobs", """
                {"dataset_id": "%s", "color": "red", "network": {"hidden_layers": [{"units": -3}]},
                 "training": {"epochs": 0, "optimizer": {"type": "magic", "learning_rate": 0}}}"""
                .formatted(UUID.randomUUID())).expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[*].pointer")
                .value(pointers -> assertThat(pointers).asInstanceOf(LIST).containsExactlyInAnyOrder("/color",
                        "/network/hidden_layers/0/units", "/training/epochs", "/training/optimizer/type",
                        "/training/optimizer/learning_rate", "/dataset_id"));
    }

    @Test
    void reportsWrongColumnsAndSettingsTogether() {
        var dataset = trainer.dataset("x,text,y\n1,a,0.5\n2,b,0.7\n3,a,0.9\n");
        trainer.post("/training-jobs", """
                {"dataset_id": "%s", "targets": ["nothing"], "features": ["nowhere", "text", "text"],
                 "training": {"batching": "sequential", "batch_size": 8, "optimizer": {"type": "sgd", "beta1": 0.5}}}"""
                .formatted(dataset)).expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors[*].pointer")
                .value(pointers -> assertThat(pointers).asInstanceOf(LIST).containsExactlyInAnyOrder("/targets/0",
                        "/features/0", "/features/2", "/training/batch_size", "/training/optimizer/beta1"));
        trainer.post("/training-jobs", "{\"dataset_id\": \"%s\", \"targets\": [\"nothing\"]}".formatted(dataset))
                .expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors.length()").isEqualTo(1);
    }
}
