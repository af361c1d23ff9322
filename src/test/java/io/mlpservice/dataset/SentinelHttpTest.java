package io.mlpservice.dataset;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

/** A number that seems to stand for missing values is a number until the upload says that it does. */
@HttpTest
class SentinelHttpTest {
    private static final String CSV = "t,u,y\n" + IntStream.range(0, 60)
            .mapToObj(row -> "%s,%s,%d.5".formatted(
                    row % 20 == 0 ? "-999.0" : row % 30 == 1 ? "-9.99e2" : String.valueOf(row % 25),
                    row % 7 == 0 ? "NA" : String.valueOf(row), row * 37 % 61))
            .collect(Collectors.joining("\n"));
    private static final String WARNING = "Column 't': -999 occurs 5 times, but all other values lie between 0 and 24. "
            + "It counts as a number. If it stands for a missing value, ";

    @Autowired
    private RestTestClient http;

    private Trainer trainer;

    @BeforeEach
    void connect() {
        trainer = new Trainer(http);
    }

    @Test
    void isToldByTheUploadAndByJobs() {
        var dataset = upload("", "text/csv", CSV);
        var warning = WARNING + "upload the file with missing_values=NA,-999, which holds for all columns.";
        assertThat(dataset.get("warnings")).isEqualTo(List.of(warning));
        assertThat(column(dataset)).containsEntry("missing", 0).containsEntry("min", -999.0);
        assertThat(validated(dataset, "'targets': ['y'], 'features': ['t', 'u']")).contains(warning);
        assertThat(validated(dataset, "'targets': ['t'], 'features': ['u', 'y']")).contains(warning);
        assertThat(validated(dataset, "'targets': ['y'], 'features': ['u']")).doesNotContain(warning);
    }

    @Test
    void isAGapOnceItIsNamedHoweverItIsWritten() {
        var dataset = upload("?missing_values=NA,-999", "text/csv", CSV);
        assertThat(dataset.get("warnings")).asInstanceOf(LIST).isEmpty();
        assertThat(column(dataset)).containsEntry("missing", 5).containsEntry("min", 0.0);
        assertThat(dataset).extractingByKey("dialect", MAP).satisfies(
                dialect -> assertThat(String.valueOf(dialect.get("notes"))).contains("'-999' (5), 'NA' (9)"));
        var model = trainer.trainModel(
                "{'dataset_id': '%s', 'task': 'regression', 'training': {'epochs': 1}}".formatted(dataset.get("id")));
        assertThat(Trainer.json(trainer.get("/models/%s/schema".formatted(model))))
                .containsEntry("missing_values", List.of("NA", "-999"));
        var answer = Trainer.json(trainer.post("/models/%s/predict".formatted(model),
                "{\"instances\": [{\"t\": -999, \"u\": 3}, {\"t\": null, \"u\": 3}]}"));
        assertThat(answer.get("predictions")).asInstanceOf(LIST)
                .extracting(prediction -> ((Map<?, ?>) prediction).get("values")).satisfies(
                        values -> assertThat(values.getFirst()).isEqualTo(values.getLast()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"999", "+999", "999.", "9.99e2", "0.5", ".5", "+.5", "-.25", "0", "-0", "+0.0"})
    void isAGapWithASignAndWithoutAZero(String cell) {
        var dataset = upload("?missing_values=999,0.5,-0.25,0", "text/csv", "t,u\n1.5,2\n" + cell + ",3\n");
        assertThat(column(dataset)).containsEntry("missing", 1).containsEntry("type", "numeric");
    }

    @Test
    void isAGapInFilesOfJson() {
        var lines = IntStream.range(0, 30)
                .mapToObj(row -> "{\"t\": %s}".formatted(row % 10 == 0 ? row == 0 ? "-999" : "-999.0" : row))
                .collect(Collectors.joining("\n"));
        var dataset = upload("", "application/x-ndjson", lines);
        assertThat(dataset.get("warnings")).asInstanceOf(LIST).singleElement().asString()
                .endsWith("missing_values=-999, which holds for all columns.");
        assertThat(column(dataset)).containsEntry("missing", 0);
        assertThat(column(upload("?missing_values=-999", "application/x-ndjson", lines))).containsEntry("missing", 3)
                .containsEntry("min", 1.0);
    }

    @Test
    void isToBeSentAsNullInRowsOfABody() {
        var rows = IntStream.range(0, 30).mapToObj(row -> "{\"t\": %d}".formatted(row % 10 == 0 ? 9999 : row))
                .collect(Collectors.joining(", "));
        assertThat(upload("", "application/json", "{\"rows\": [%s]}".formatted(rows)).get("warnings"))
                .asInstanceOf(LIST).singleElement().asString()
                .endsWith("If it stands for a missing value, send null instead.");
    }

    @Test
    void isToldWithoutManyWordsForGaps() {
        assertThat(upload("?missing_values=" + "word,".repeat(100), "text/csv", CSV).get("warnings"))
                .asInstanceOf(LIST).contains(WARNING
                        + "upload the file with -999 added to its missing_values, which holds for all columns.");
    }

    @SuppressWarnings("unchecked")
    private List<String> validated(Map<String, Object> dataset, String request) {
        var answer = Trainer.json(trainer.post("/training-jobs/validate",
                "{'dataset_id': '%s', %s}".formatted(dataset.get("id"), request).replace('\'', '"')));
        return (List<String>) Objects.requireNonNull(answer.get("warnings"));
    }

    private Map<String, Object> upload(String query, String type, String content) {
        return Trainer.json(http.post().uri("/api/v1/datasets" + query).contentType(MediaType.parseMediaType(type))
                .body(content).exchange().expectStatus().isCreated());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> column(Map<String, Object> dataset) {
        return (Map<String, Object>) ((List<?>) Objects.requireNonNull(dataset.get("columns"))).getFirst();
    }
}
