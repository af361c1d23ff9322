package io.mlpservice.platform.paging;

import io.mlpservice.Trainer;
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

import static org.assertj.core.api.Assertions.assertThat;

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
