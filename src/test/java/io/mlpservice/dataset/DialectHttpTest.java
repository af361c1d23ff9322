package io.mlpservice.dataset;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.LinkedMultiValueMap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

/** A table is read in the dialect in which it is written, and says how it was read. */
@HttpTest
class DialectHttpTest {
    private static final String GERMAN = "Name;Größe;ok\n\"Müller, J.\";1,75;ja\nMeier;NA;nein\n";

    @Autowired
    private RestTestClient http;

    @Test
    void isFoundAndShown() {
        var dataset = Trainer.json(post("", GERMAN.getBytes(StandardCharsets.ISO_8859_1)).expectStatus().isCreated());
        assertThat(dataset).extractingByKey("dialect", MAP).containsEntry("separator", ";")
                .containsEntry("decimal", ",")
                .containsEntry("encoding", "windows-1252").containsEntry("header", true)
                .extractingByKey("notes", LIST).hasSize(4);
        assertThat(rows(dataset)).isEqualTo("[[Müller, J., 1.75, ja], [Meier, null, nein]]");
        assertThat(dataset.get("warnings")).asInstanceOf(LIST).singleElement().asString()
                .startsWith("Line 1 is not UTF-8");
    }

    @Test
    void isKeptWithTheDatasetForJobsAndRows() {
        var csv = "sep=;\n# measured in May\nx;y;\n" + IntStream.range(0, 60)
                .mapToObj("%1$d,5 ; 2,%1$d;\n"::formatted).collect(Collectors.joining());
        var trainer = new Trainer(http);
        var dataset = Trainer.json(post("", csv.getBytes(StandardCharsets.UTF_16)).expectStatus().isCreated());
        assertThat(dataset.get("columns")).asInstanceOf(LIST).hasSize(2)
                .allSatisfy(column -> assertThat(column).asInstanceOf(MAP).containsEntry("type", "numeric"));
        var model = trainer.trainModel("{'dataset_id': '%s', 'training': {'epochs': 2}}".formatted(dataset.get("id")));
        assertThat(rows(dataset)).startsWith("[[0.5, 2], [1.5, 2.1], [2.5, 2.2]");
        assertThat(Trainer.json(trainer.post("/models/%s/predict".formatted(model), "{\"rows\": [[1.5]]}")))
                .isNotEmpty();
    }

    @Test
    void makesAJobRepeatThatAMarkMayStandBetweenThousands() {
        var csv = "qm;preis\n" + IntStream.range(10, 70).mapToObj("%1$d;1.0%1$d\n"::formatted)
                .collect(Collectors.joining());
        var dataset = Trainer.json(post("", csv.getBytes(StandardCharsets.UTF_8)).expectStatus().isCreated());
        var doubt = "Column 'preis': Line 2 holds '1.010': numbers are read with a decimal point. If it stands between thousands instead, send the file with thousands=point.";
        assertThat(dataset).containsEntry("warnings", List.of(doubt));
        var job = Trainer.json(new Trainer(http).post("/training-jobs",
                "{\"dataset_id\": \"%s\", \"training\": {\"epochs\": 2}}".formatted(dataset.get("id"))));
        assertThat(job.get("warnings")).asInstanceOf(LIST).contains(doubt);
        var given = Trainer.json(post("?decimal=point", csv.getBytes(StandardCharsets.UTF_8)).expectStatus()
                .isCreated());
        assertThat(given).containsEntry("warnings", List.of());
    }

    @Test
    void makesNumbersOfAllColumnsProveTheDecimalComma() {
        var csv = "menge;preis\n" + IntStream.range(10, 70).mapToObj("1.0%1$d;7,%1$d\n"::formatted)
                .collect(Collectors.joining());
        var dataset = Trainer.json(post("", csv.getBytes(StandardCharsets.UTF_8)).expectStatus().isCreated());
        assertThat(rows(dataset)).startsWith("[[1.010, 7.1]");
        assertThat(dataset.get("warnings")).asInstanceOf(LIST).singleElement().asString()
                .startsWith("Column 'menge': Line 2 holds '1.010' (and 59 more cells are not numbers)")
                .contains("thousands=point");
    }

    @Test
    void ofCellsThatBlanksAlignIsFoundForUploadsAndPredictions() {
        var table = "length  width  kind\n" + IntStream.range(10, 70)
                .mapToObj(row -> "%6d  %5d  %4s\n".formatted(row * row, row, row % 2 == 0 ? "even" : "odd"))
                .collect(Collectors.joining());
        var dataset = Trainer.json(post("", table.getBytes(StandardCharsets.UTF_8)).expectStatus().isCreated());
        assertThat(rows(dataset)).startsWith("[[100, 10, even], [121, 11, odd]");
        assertThat(dataset).extractingByKey("dialect", MAP).containsEntry("separator", " ")
                .extractingByKey("notes", LIST).contains("Several blanks between cells count as one.");
        var model = new Trainer(http).trainModel("{'dataset_id': '%s', 'training': {'epochs': 2}}"
                .formatted(dataset.get("id")));
        var answer = http.post().uri("/api/v1/models/{ref}/predict", model).contentType(MediaType.valueOf("text/csv"))
                .accept(MediaType.valueOf("text/csv")).body("length  width\n   100     10\n  4761     69\n").exchange();
        answer.expectStatus().isOk().expectBody(String.class)
                .value(text -> assertThat(text.lines()).hasSize(3).first().asString().startsWith("label,"));
    }

    @Test
    void canBeGivenByTheUpload() {
        var dataset = Trainer.json(post("?separator=|&header=false&decimal=,&missing_values=x,y",
                "1,5|a;b\nx|NA\n".getBytes(StandardCharsets.UTF_8)).expectStatus().isCreated());
        assertThat(rows(dataset)).isEqualTo("[[1.5, a;b], [null, NA]]");
        assertThat(dataset).extractingByKey("dialect", MAP).containsEntry("missing_values", List.of("x", "y"));
    }

    @Test
    void canBeGivenByTheFieldsOfAForm() {
        var form = new LinkedMultiValueMap<String, Object>();
        form.add("file", new ByteArrayResource("a b\n1 2\n".getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return "t.txt";
            }
        });
        form.add("separator", "space");
        form.add("header", "false");
        var dataset = Trainer.json(http.post().uri("/api/v1/datasets").contentType(MediaType.MULTIPART_FORM_DATA)
                .body(form).exchange().expectStatus().isCreated());
        assertThat(rows(dataset)).isEqualTo("[[a, b], [1, 2]]");
    }

    @Test
    void isReadFromTheCharsetOfTheContentType() {
        var dataset = Trainer.json(http.post().uri("/api/v1/datasets")
                .header("Content-Type", "text/csv;charset=ISO-8859-1")
                .body(GERMAN.getBytes(StandardCharsets.ISO_8859_1))
                .exchange().expectStatus().isCreated());
        assertThat(dataset).extractingByKey("dialect", MAP).containsEntry("encoding", "ISO-8859-1");
        assertThat(dataset.get("warnings")).asInstanceOf(LIST).isEmpty();
    }

    @Test
    void isRefusedAsAWholeWhereItIsNone() {
        var problem = Trainer.json(post("?separator=x&decimal=:&quote=q&header=maybe&encoding=EBCDIC-7",
                "a\n1\n".getBytes(StandardCharsets.UTF_8)).expectStatus().isEqualTo(422));
        assertThat(problem.get("errors")).asInstanceOf(LIST)
                .extracting(error -> ((Map<?, ?>) error).get("parameter"))
                .isEqualTo(List.of("separator", "decimal", "quote", "header", "encoding"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', value = {"NA,None,?~1,NA,2!NA None ?!1", "x y label~1~2!x y label!2", "x?~1!x?!1",
        "1,2~3,4,~5,6,!column_1 column_2!3", "sep=;~a;b~1;2!a b!1"})
    void readsAwkwardBeginnings(String text, String names, int rows) {
        var response = post("?header=" + !names.startsWith("column"),
                text.replace('~', '\n').getBytes(StandardCharsets.UTF_8));
        var dataset = Trainer.json(response.expectStatus().isCreated());
        assertThat(dataset).containsEntry("row_count", rows);
        assertThat(dataset.get("columns")).asInstanceOf(LIST).extracting(column -> ((Map<?, ?>) column).get("name"))
                .satisfies(found -> assertThat(found.toString().replaceAll("[\\[\\],]", "")).isEqualTo(names));
    }

    @Test
    void refusesAnEmptyHeaderAboveTrailingSeparators() {
        for (var header : List.of(" ", "\"\"", ",", ",,")) {
            post("", (header + "\n1,2,\n3,4,\n").getBytes(StandardCharsets.UTF_8)).expectStatus().value(
                    status -> assertThat(status).isIn(201, 422));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"US$100,977", "1,234"})
    void explainsNumbersThatAreDecorated(String cell) {
        var dataset = Trainer.json(post("", "price;n\n%1$s;a\n%1$s;b\n".formatted(cell).replace(';', '\t')
                .getBytes(StandardCharsets.UTF_8)).expectStatus().isCreated());
        assertThat(dataset.get("warnings")).asInstanceOf(LIST).isNotEmpty();
    }

    @Test
    void canBeTriedWithoutStoringAnything() {
        var csv = "a;b\n" + "1,5;x\n".repeat(50);
        var preview = Trainer.json(http.post().uri("/api/v1/datasets/preview?header=true")
                .header("Content-Type", "text/csv").body(csv).exchange().expectStatus().isOk());
        assertThat(preview).containsEntry("row_count", 50).containsOnlyKeys("row_count", "columns", "dialect",
                "warnings",
                "rows");
        assertThat(preview.get("rows")).asInstanceOf(LIST).hasSize(20).first().isEqualTo(List.of(1.5, "x"));
        assertThat(preview.get("columns")).asInstanceOf(LIST).hasSize(2);
        assertThat(preview).extractingByKey("dialect", MAP).containsEntry("separator", ";");
        http.post().uri("/api/v1/datasets/preview").header("Content-Type", "text/csv").body("a,b\n1\n").exchange()
                .expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors[0].code").isEqualTo("ragged_row");
        http.post().uri("/api/v1/datasets/preview").contentType(MediaType.APPLICATION_JSON)
                .body("{\"rows\": [{\"x\": 1}]}").exchange().expectStatus().isOk().expectBody()
                .jsonPath("$.rows[0][0]").isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "zip"})
    void mayBeThatOfACompressedFile(String compression) throws IOException {
        var file = compressed(compression, GERMAN.getBytes(StandardCharsets.UTF_8));
        var dataset = Trainer.json(post("", file).expectStatus().isCreated());
        assertThat(dataset).extractingByKey("dialect", MAP).containsEntry("compression", compression);
        assertThat(rows(dataset)).isEqualTo("[[Müller, J., 1.75, ja], [Meier, null, nein]]");
        var content = http.get().uri("/api/v1/datasets/{id}/content", dataset.get("id")).exchange()
                .expectBody(byte[].class).returnResult().getResponseBody();
        assertThat(content).isEqualTo(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "zip"})
    void isRefusedWhereTheFileInflatesToAnEndlessOne(String compression) throws IOException {
        var problem = Trainer.json(post("", compressed(compression, new byte[25 << 20])).expectStatus().isEqualTo(413));
        assertThat(problem).containsEntry("code", "body_too_large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "zip"})
    void isRefusedWhereACompressedFileIsIncomplete(String compression) throws IOException {
        var file = compressed(compression, GERMAN.repeat(50).getBytes(StandardCharsets.UTF_8));
        var half = Arrays.copyOf(file, file.length / 2);
        assertThat(Trainer.json(post("", half).expectStatus().isBadRequest())).containsEntry("code",
                "malformed_compression");
    }

    @Test
    void isRefusedWhereAnArchiveHoldsTwoFiles() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var name : List.of("folder/", "folder/a.csv", "b.csv")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(name.endsWith("/") ? new byte[0] : "a\n1\n".getBytes(StandardCharsets.UTF_8));
            }
        }
        assertThat(Trainer.json(post("", out.toByteArray()).expectStatus().isEqualTo(422))).containsEntry("code",
                "not_one_file");
    }

    @Test
    void readsWordsForMissingValuesAndWarnsWhereTheyMayBeValues() {
        var csv = "size,n\nsmall,1\nNone,2\nlarge,?\nNone,4\n";
        var dataset = Trainer.json(post("", csv.getBytes(StandardCharsets.UTF_8)).expectStatus().isCreated());
        assertThat(dataset.get("columns")).asInstanceOf(LIST).extracting(column -> ((Map<?, ?>) column).get("missing"))
                .isEqualTo(List.of(2, 1));
        assertThat(dataset.get("warnings")).asInstanceOf(LIST).singleElement().asString()
                .startsWith("Column 'size': Line 3 holds 'None'").contains("like 2 cells", "missing_values");
        assertThat(dataset).extractingByKey("dialect", MAP).extractingByKey("notes", LIST)
                .containsExactly("These words are read as missing values: 'None' (2), '?' (1).");
    }

    @Test
    void readsTheWordsOfOtherProgramsForMissingValues() {
        var csv = "k,n\na,1\nb,n/a\nc,<NA>\nd,#NA\ne,-1.#IND\nf,-nan\n";
        var dataset = Trainer.json(post("", csv.getBytes(StandardCharsets.UTF_8)).expectStatus().isCreated());
        assertThat(dataset.get("columns")).asInstanceOf(LIST).last(MAP).containsEntry("type", "numeric")
                .containsEntry("missing", 5);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"N/a|leave the cell empty", "1,5|decimal point", "x7|Correct the cell",
        "k.A.|missing_values"})
    void explainsTheOddCellOfAColumnAndItsLine(String cell, String advice) {
        var csv = "k;y\n" + IntStream.range(0, 60).mapToObj(row -> row == 7 ? "%s;1\n".formatted(cell) : row + ".5;2\n")
                .collect(Collectors.joining());
        var dataset = Trainer.json(post("", csv.getBytes(StandardCharsets.UTF_8)).expectStatus().isCreated());
        assertThat(dataset.get("warnings")).asInstanceOf(LIST).singleElement().asString()
                .startsWith("Column 'k': Line 9 holds '%s'.".formatted(cell)).contains(advice);
        var training = Trainer.json(new Trainer(http).post("/training-jobs/validate",
                "{\"dataset_id\": \"%s\"}".formatted(dataset.get("id"))));
        assertThat(training.get("warnings")).asInstanceOf(LIST).anySatisfy(warning -> assertThat(warning).asString()
                .startsWith("'k' is categorical. Line 9 holds '%s'".formatted(cell)).contains(advice));
    }

    @Test
    void explainsNoCellOfAColumnOfText() {
        assertThat(Trainer.json(post("", "k,y\n1,1\na,1\nb,1\n".getBytes(StandardCharsets.UTF_8)).expectStatus()
                .isCreated()).get("warnings")).asInstanceOf(LIST).isEmpty();
    }

    @Test
    void isThatOfTheServiceForRows() {
        var dataset = Trainer.json(new Trainer(http).post("/datasets", "{\"rows\": [{\"1\": 5, \"2\": \" NA\"}]}")
                .expectStatus().isCreated());
        assertThat(dataset.get("warnings")).asInstanceOf(LIST).isEmpty();
        assertThat(rows(dataset)).isEqualTo("[[5,  NA]]");
    }

    private String rows(Map<String, Object> dataset) {
        return String.valueOf(Trainer.json(http.get().uri("/api/v1/datasets/{id}/rows", dataset.get("id")).exchange())
                .get("rows"));
    }

    private static byte[] compressed(String compression, byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (OutputStream coded = switch (compression) {
            case "gzip" -> new GZIPOutputStream(out);
            case "deflate" -> new DeflaterOutputStream(out);
            default -> zip(out);
        }) {
            coded.write(content);
        }
        return out.toByteArray();
    }

    private static ZipOutputStream zip(OutputStream out) throws IOException {
        var zip = new ZipOutputStream(out);
        zip.putNextEntry(new ZipEntry("table.csv"));
        return zip;
    }

    private RestTestClient.ResponseSpec post(String query, byte[] csv) {
        return http.post().uri("/api/v1/datasets" + query).header("Content-Type", "text/csv").body(csv).exchange();
    }
}
