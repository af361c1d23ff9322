package io.mlpservice.platform.paging;

import io.mlpservice.Trainer;
import io.mlpservice.scoring.Scorer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What lists promise on every database. */
abstract class ListsContract {
    @Autowired
    private RestTestClient http;

    private Trainer trainer;
    private String mark;

    @BeforeEach
    void connect() {
        trainer = new Trainer(http);
        mark = UUID.randomUUID().toString().substring(0, 8);
    }

    private String dataset(String name) {
        return Trainer.id(http.post().uri("/api/v1/datasets/content?name={name}", name)
                .contentType(MediaType.APPLICATION_OCTET_STREAM).body("a,b\n1,x\n".getBytes(StandardCharsets.UTF_8))
                .exchange()
                .expectStatus().isCreated());
    }

    private String model(String name, String dataset, String more) {
        return trainer.trainModel("{'dataset_id': '%s', 'model_name': '%s', 'training': {'epochs': 1}%s}"
                .formatted(dataset, name, more));
    }

    /** The ids of all pages, one after the other. */
    private List<String> walk(String path, int limit) {
        var ids = new ArrayList<String>();
        @Nullable
        String cursor = "";
        while (cursor != null) {
            var page = page(path, limit, cursor);
            ids.addAll(ids(page));
            cursor = cursor(page);
        }
        return ids;
    }

    private Map<String, Object> page(String path, int limit, String cursor) {
        return Trainer.json(trainer.get("%slimit=%d&cursor=%s".formatted(path, limit, cursor)).expectStatus().isOk());
    }

    @SuppressWarnings("unchecked")
    private static List<String> ids(Map<String, Object> page) {
        return ((List<Map<String, String>>) Objects.requireNonNull(page.get("items"))).stream()
                .map(item -> Objects.requireNonNull(item.get("id"))).toList();
    }

    private static @Nullable String cursor(Map<String, Object> page) {
        return (String) page.get("next_cursor");
    }

    @Test
    void areSortedByNameAndThenNewestFirst() {
        var b = dataset(mark + "B");
        var a = dataset(mark + "A");
        var small = dataset(mark + "a");
        var ties = List.of(dataset(mark + "B"), dataset(mark + "B"));
        var own = List.of(a, ties.get(1), ties.get(0), b, small);
        assertThat(walk("/datasets?sort=name&", 2)).containsSubsequence(own).doesNotHaveDuplicates();
        assertThat(walk("/datasets?sort=name&order=descending&", 2))
                .containsSubsequence(small, ties.get(1), ties.get(0), b, a).doesNotHaveDuplicates();
        assertThat(walk("/datasets?order=ascending&", 100)).containsSubsequence(b, a, small, ties.get(0), ties.get(1));
        assertThat(walk("/datasets?", 100)).containsSubsequence(ties.get(1), ties.get(0), small, a, b);
    }

    @Test
    void neitherRepeatNorSkipWhenRowsComeAndGo() {
        var name = mark + ".csv";
        var first = dataset(name);
        var second = dataset(name);
        var third = dataset(name);
        var path = "/datasets?sort=name&name=%s&".formatted(name);
        var page = page(path, 1, "");
        assertThat(ids(page)).containsExactly(third);
        dataset(name);
        trainer.delete("/datasets/" + third).expectStatus().isNoContent();
        page = page(path, 1, String.valueOf(cursor(page)));
        assertThat(ids(page)).containsExactly(second);
        page = page(path, 1, String.valueOf(cursor(page)));
        assertThat(ids(page)).containsExactly(first);
        assertThat(cursor(page)).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sort=name                | sort=created_at
            sort=name                | sort=name&order=descending
            name=NAME                | name=other
            name=NAME                | order=descending
            """)
    void haveCursorsOfTheirOwn(String list, String other) {
        var name = mark + ".csv";
        dataset(name);
        dataset(name);
        var cursor = cursor(page("/datasets?%s&".formatted(list.replace("NAME", name)), 1, ""));
        trainer.get("/datasets?%s&limit=1&cursor=%s".formatted(other, cursor)).expectStatus().isEqualTo(422)
                .expectBody().jsonPath("$.errors[0].parameter").isEqualTo("cursor").jsonPath("$.errors[0].code")
                .isEqualTo("not_applicable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"50 %", "a_b", "a\"b", "\"x\":\"y\"", "c:\\d", "Größe 😀", "!", ""})
    void areFilteredByLabels(String value) {
        var dataset = trainer.sample("xor");
        var labels = JsonMapper.shared().writeValueAsString(Map.of(mark, value, "other", "x"));
        var model = model(mark, dataset, ", 'labels': " + labels);
        model(mark, dataset, ", 'labels': {'x%s': '50 x', '%s': 'axb', 'y': '!'}".formatted(mark, mark));
        var query = "label=%s:%s&".formatted(mark, value);
        assertThat(walk("/models?" + query, 1)).containsExactly(model);
        assertThat(walk("/training-jobs?" + query, 1)).hasSize(1);
        assertThat(walk("/models?task=regression&" + query, 1)).isEmpty();
        trainer.patch("/datasets/" + dataset, "{\"labels\": %s}".formatted(labels)).expectStatus().isOk();
        assertThat(walk("/datasets?" + query, 1)).containsExactly(dataset);
    }

    /** Of the two models in the middle both have the same score. */
    @Test
    void findAndSortModelsByHowGoodTheyAre() {
        var iris = trainer.sample("iris");
        var models = Stream.of(200, 1, 1, 30).map(epochs -> trainer.trainModel("""
                {'dataset_id': '%s', 'model_name': '%s', 'training': {'epochs': %d}}""".formatted(iris, mark, epochs)))
                .toList();
        model(mark, trainer.sample("diabetes"), "");
        var path = "/models?name=%s&metric=log_loss&".formatted(mark);
        var best = walk(path + "sort=score&", 1);
        assertThat(best).containsExactly(models.get(0), models.get(3), models.get(2), models.get(1));
        assertThat(walk(path + "sort=score&order=descending&", 1)).containsExactly(models.get(2), models.get(1),
                models.get(3), models.get(0));
        assertThat(walk(path, 1)).containsExactlyElementsOf(models.reversed());
        var scores = scores(path);
        assertThat(scores).extracting("metric", "split").containsOnly(tuple("log_loss", "test"));
        assertThat(scores.getFirst().get("value")).isEqualTo(Trainer.json(trainer.get("/models/" + models.get(3)))
                .get("metrics") instanceof Map<?, ?> metrics && metrics.get("test") instanceof Map<?, ?> test
                        ? test.get("log_loss")
                        : null);
        var bound = scores.getFirst().get("value");
        assertThat(walk(path + "sort=score&max_score=%s&".formatted(bound), 1)).containsExactlyElementsOf(
                best.subList(0, 2));
        assertThat(walk(path + "sort=score&min_score=%s&".formatted(bound), 1)).containsExactlyElementsOf(
                best.subList(1, 4));
        assertThat(walk("/models?name=%s&metric=r2&".formatted(mark), 1)).hasSize(1);
        assertThat(walk("/models?name=%s&".formatted(mark), 100)).hasSize(5);
        trainer.delete("/models/" + models.get(0)).expectStatus().isNoContent();
        assertThat(walk(path + "sort=score&", 100)).containsExactlyElementsOf(best.subList(1, 4));
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> scores(String path) {
        return ((List<Map<String, Map<String, Object>>>) Objects.requireNonNull(page(path, 100, "").get("items")))
                .stream().map(item -> Objects.requireNonNull(item.get("score"))).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sort=score                    | metric    | required
            min_score=1                   | metric    | required
            metric=accuracy&min_score=NaN | min_score | invalid_value
            metric=accuracy&max_score=1x  | max_score | invalid_value
            metric=charm                  | metric    | invalid_value
            """)
    void refuseScoresThatMeanNothing(String query, String parameter, String code) {
        trainer.get("/models?" + query).expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors[0].parameter")
                .isEqualTo(parameter).jsonPath("$.errors[0].code").isEqualTo(code);
    }

    @Test
    void sortJobsByTheirEndAndByTheNameOfTheirModel() {
        var iris = trainer.sample("iris");
        var jobs = Stream.of("b", "a").map(name -> String.valueOf(trainer.train("""
                {'dataset_id': '%s', 'model_name': '%s%s', 'training': {'epochs': 1}, 'labels': {'mark': '%s'}}"""
                .formatted(iris, mark, name, mark)).get("id"))).toList();
        var waiting = trainer.submitLongJob(iris);
        trainer.patch("/training-jobs/" + waiting, "{\"labels\": {\"mark\": \"%s\"}}".formatted(mark));
        var path = "/training-jobs?label=mark:%s&".formatted(mark);
        assertThat(walk(path + "sort=finished_at&", 1)).containsExactlyElementsOf(jobs.reversed());
        assertThat(walk(path + "sort=finished_at&order=ascending&", 1)).containsExactlyElementsOf(jobs);
        assertThat(walk(path + "sort=model_name&", 1)).containsExactly(jobs.get(1), jobs.get(0), waiting);
        trainer.endLongJobs();
        var scorer = new Scorer(http);
        var scorings = Stream.of("b", "a", "b")
                .map(name -> scorer.score(mark + name, iris, ", 'labels': {'mark': '%s'}".formatted(mark))).toList();
        var list = "/prediction-jobs?label=mark:%s&".formatted(mark);
        assertThat(walk(list + "sort=finished_at&", 1)).containsExactlyElementsOf(scorings.reversed());
        assertThat(walk(list + "sort=model_name&", 1)).containsExactly(scorings.get(1), scorings.get(2),
                scorings.get(0));
    }

    @Test
    void areFilteredByAllThatIsAskedForTogether() {
        var iris = trainer.sample("iris");
        var diabetes = trainer.sample("diabetes");
        var first = model(mark, iris, "");
        var second = model(mark, diabetes, "");
        assertThat(walk("/models?name=%s&".formatted(mark), 1)).containsExactly(second, first);
        assertThat(walk("/models?name=%s&task=classification&".formatted(mark), 1)).containsExactly(first);
        assertThat(walk("/models?dataset_id=%s&".formatted(diabetes), 1)).containsExactly(second);
        assertThat(walk("/models?dataset_id=%s&task=classification&".formatted(diabetes), 1)).isEmpty();
        assertThat(walk("/training-jobs?model_name=%s&state=succeeded&".formatted(mark), 1)).hasSize(2);
        assertThat(walk("/training-jobs?model_name=%s&task=regression&".formatted(mark), 1)).hasSize(1);
        assertThat(walk("/training-jobs?model_name=%s&dataset_id=%s&".formatted(mark, iris), 1)).hasSize(1);
        var job = Trainer.id(trainer.post("/prediction-jobs",
                "{\"model\": \"%s@1\", \"dataset_id\": \"%s\"}".formatted(mark, iris)));
        assertThat(walk("/prediction-jobs?model_name=%s&model_id=%s&".formatted(mark, first), 1)).containsExactly(job);
        assertThat(walk("/prediction-jobs?model_name=%s&dataset_id=%s&".formatted(mark, diabetes), 1)).isEmpty();
    }
}
