package io.mlpservice.platform.json;

import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.platform.AlsoCalled;
import io.mlpservice.platform.CellValue;
import io.mlpservice.platform.RangeOf;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.Problem;
import io.mlpservice.platform.problem.ProblemException;
import io.swagger.v3.oas.annotations.media.Schema;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.http.MockHttpInputMessage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StrictJsonTest {
    enum Shape {
        ROUND,
        LEAKY_RELU
    }

    record Inner(@RangeOf(Hyperparameter.LEARNING_RATE) @Nullable Double learningRate, Integer units) {
        Inner {
            if (units == 13) {
                throw new IllegalArgumentException("13 brings bad luck; take another number.");
            }
        }
    }

    record Body(String name, @Nullable Shape shape, @Nullable List<Inner> layers, @Nullable UUID id,
            @Nullable Boolean nesterov, @Nullable Long seed, @Nullable Map<String, Double> weights,
            @Nullable Map<String, @Nullable CellValue> cells) {}

    private final StrictJsonConverter converter = new StrictJsonConverter(StrictJsons.STRICT);

    @Test
    void readsWhatIsRight() throws IOException {
        var body = read(
                """
                        {"name": "n", "shape": "leaky_relu", "layers": [{"learning_rate": 1, "units": 3}], "seed": 9007199254740993,
                         "id": null, "nesterov": true, "weights": {"a": 0.5}, "cells": {"a": 1, "b": "x", "c": true, "d": null}}
                        """);
        assertThat(body.shape()).isEqualTo(Shape.LEAKY_RELU);
        assertThat(body.layers()).containsExactly(new Inner(1.0, 3));
        assertThat(body.seed()).isEqualTo(9007199254740993L);
        assertThat(body.cells()).containsEntry("a", new CellValue.Numeric(1))
                .containsEntry("b", new CellValue.Text("x"))
                .containsEntry("c", new CellValue.Truth(true)).containsEntry("d", null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"00007b00", "007b0000", "0000fffe", "feff0000"})
    void refusesEncodingsThatJsonDoesNotHave(String hex) {
        var body = HexFormat.of().parseHex(hex);
        for (var reading : List.<ThrowingCallable>of(() -> StrictJsons.STRICT.read(body, Body.class),
                () -> StrictJsons.STRICT.tree(body, body.length),
                () -> StrictJsons.STRICT.draftWithout("layers", new ByteArrayInputStream(body), Body.class))) {
            assertThatExceptionOfType(ProblemException.class).isThrownBy(reading)
                    .satisfies(e -> assertThat(e.problem().code()).isEqualTo("malformed_json"));
        }
    }

    @Test
    void reportsAllErrorsAtOnce() {
        var problem = refusal("""
                {"shape": "square", "layers": [{"learning_rate": -1, "units": 1.0}, {"lerning_rate": 1}], "id": "x",
                 "nesterov": 1, "seed": "10", "weights": {"a/b": true}, "cells": {"a": [1]}}
                """);
        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.code()).isEqualTo("invalid_request");
        assertThat(problem.errors()).extracting(error -> error.pointer() + " " + error.code())
                .containsExactlyInAnyOrder(
                        "/name required", "/shape invalid_value", "/layers/0/learning_rate out_of_range",
                        "/layers/0/units wrong_type", "/layers/1/lerning_rate unknown_field",
                        "/layers/1/units required",
                        "/id invalid_value", "/nesterov wrong_type", "/seed wrong_type", "/weights/a~1b wrong_type",
                        "/cells/a wrong_type");
        assertThat(problem.errors()).extracting(FieldError::detail)
                .anySatisfy(detail -> assertThat(detail).contains("round, leaky_relu"))
                .anySatisfy(detail -> assertThat(detail).contains("-1", "greater than 0"))
                .anySatisfy(detail -> assertThat(detail).contains("learning_rate, units"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"name": 1}                                                      | /name                   | wrong_type
            {"name": "n", "shape": "ROUND"}                                  | /shape                  | invalid_value
            {"name": "n", "layers": {}}                                      | /layers                 | wrong_type
            {"name": "n", "layers": [null]}                                  | /layers/0               | required
            {"name": "n", "layers": [{"units": 1.5}]}                        | /layers/0/units         | wrong_type
            {"name": "n", "layers": [{"units": 3000000000}]}                 | /layers/0/units         | out_of_range
            {"name": "n", "layers": [{"units": 1, "learning_rate": 1e999}]}  | /layers/0/learning_rate | out_of_range
            {"name": "n", "layers": [{"units": 13}]}                         | /layers/0               | invalid_value
            {"name": "n", "seed": 99999999999999999999}                      | /seed                   | out_of_range
            {"name": "n", "weights": {"a": null}}                            | /weights/a              | required
            {"name": "a\\u0000"}                                             | /name                   | invalid_value
            {"name": "\\ude00\\ud83d"}                                       | /name                   | invalid_value
            []                                                               | ''                      | wrong_type
            """)
    void pointsAtWhatIsWrong(String json, String pointer, String code) {
        assertThat(refusal(json).errors()).singleElement().satisfies(error -> {
            assertThat(error.pointer()).isEqualTo(pointer);
            assertThat(error.code()).isEqualTo(code);
        });
    }

    record Table(List<Map<String, @Nullable CellValue>> rows, @Nullable List<List<Double>> matrix,
            @AlsoCalled("box") @Nullable Inner inner, @Nullable Body body) {}

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"rows": [], "matix": 1}              | here. Did you mean 'matrix'? There are: rows, matrix, inner, body.
            {"rows": [], "learning_rate": 1}      | Did you mean 'inner.learning_rate'?
            {"rows": [], "LearningRate": 1}       | Did you mean 'inner.learning_rate'?
            {"rows": [], "boxs": true}            | Did you mean 'inner'?
            {"rows": [], "nestrov": true}         | Did you mean 'body.nesterov'?
            {"rows": [], "box": true}             | Did you mean 'inner'?
            {"rows": [], "q": true}               | no field 'q' here. There are: rows, matrix, inner, body.
            {"rows": [], "inner": {"units": 1, "unit": 1}} | Did you mean 'units'?
            {"rows": [], "inner": {"units": 1, "shape": 1}} | Did you mean 'body.shape'?
            {"rows": [], "inner": 0.5}            | This must be an object such as {"learning_rate": 0.5}, not a number.
            {"rows": [], "body": {"name": "n", "layers": [3]}} | This must be an object such as {"learning_rate": 3}, not a number.
            {"rows": [], "body": "leaky_relu"}    | This must be an object such as {"name": "leaky_relu"}, not a string.
            {"rows": [], "body": []}              | This must be an object such as {"shape": "round"}, not an array.
            {"rows": [], "matrix": [5.1]}         | Each element must be an array, as in [[5.1]], not a number.
            """)
    void saysWhatMayBeMeant(String json, String hint) {
        assertThat(refusal(json, Table.class).errors()).extracting(FieldError::detail)
                .anySatisfy(detail -> assertThat(detail).contains(hint));
    }

    @Test
    void showsWhereARowStands() {
        assertThat(refusal("{\"height\": 1.5, \"name\": \"x\"}", Table.class).errors()).extracting(FieldError::detail)
                .anySatisfy(detail -> assertThat(detail)
                        .contains("Rows stand in a list: {\"rows\": [{\"height\": 1.5}]}."));
        for (var noRow : List.of("{\"matrix\": [[1]], \"height\": 1.5}", "{\"matrx\": 1.5}")) {
            assertThat(refusal(noRow, Table.class).errors()).extracting(FieldError::detail)
                    .noneMatch(detail -> detail.contains("Rows stand in a list"));
        }
    }

    record Reference(@Schema(example = "3f2b8c1e-5d0a-4c57-9f43-2f1f6d1c8a77") @Nullable UUID id) {}

    record Size(@Schema(example = "5") @Nullable Integer rows) {}

    record Referring(@Nullable Reference reference, @Nullable Size size) {}

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"reference": []} | such as {"id": "3f2b8c1e-5d0a-4c57-9f43-2f1f6d1c8a77"}, not an array.
            {"size": []}      | such as {"rows": 5}, not an array.
            """)
    void showsExamplesInJson(String json, String example) {
        assertThat(refusal(json, Referring.class).errors()).singleElement().extracting(FieldError::detail).asString()
                .endsWith(example);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"name": "n", "seed": %s}                                  | /seed
            {"name": "n", "seed": -%s}                                 | /seed
            {"name": "n", "layers": [{"units": %s}]}                   | /layers/0/units
            {"name": "n", "layers": [{"units": 1, "learning_rate": %s}]} | /layers/0/learning_rate
            {"name": "n", "weights": {"a": %s}}                        | /weights/a
            {"name": "n", "cells": {"a": %s}}                          | /cells/a
            """)
    void refusesIntegersBeyondAllNumbers(String json, String pointer) {
        assertThat(refusal(json.formatted("1".repeat(400))).errors()).singleElement().satisfies(error -> {
            assertThat(error.pointer()).isEqualTo(pointer);
            assertThat(error.code()).isEqualTo("out_of_range");
            assertThat(error.detail()).hasSizeLessThan(200);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "{\"name\": NaN}", "{\"name\": \"a\", \"name\": \"b\"}",
        "{\"name\": \"a\"} {}",
        "{\"name\": \"a\",}", "{'name': 'a'}", "not json"})
    void refusesWhatIsNoJson(String text) {
        assertThat(refusal(text)).extracting(Problem::status, Problem::code).containsExactly(400, "malformed_json");
        assertThat(refusal(text).detail()).doesNotContain("tools.jackson", "io.mlpservice");
    }

    @Test
    void refusesWhatIsNestedTooDeeply() {
        assertThat(refusal("[".repeat(5000)).code()).isEqualTo("nested_too_deeply");
    }

    @Test
    void reportsAtMostAHundredErrors() {
        var layers = String.join(",", Collections.nCopies(50, "{\"b\": 2}"));
        assertThat(refusal("{\"name\": \"n\", \"layers\": [" + layers + "]}").errors()).hasSize(100).last()
                .extracting(FieldError::pointer).isEqualTo("/layers/49/units");
        for (var many : List.of("{\"name\": \"n\", \"layers\": [%s]}".formatted(elements(_ -> "1")),
                "{\"name\": \"n\", \"layers\": [%s]}".formatted(elements(_ -> "null")),
                "{\"name\": \"n\", \"weights\": {%s}}".formatted(elements("\"%d\": true"::formatted)),
                "{\"name\": \"n\", %s}".formatted(elements("\"%d\": true"::formatted)))) {
            assertThat(refusal(many).errors()).hasSize(100);
        }
    }

    private static String elements(IntFunction<String> element) {
        return IntStream.range(0, 1000).mapToObj(element).collect(Collectors.joining(","));
    }

    @Test
    void repeatsLongNamesShortened() {
        assertThat(refusal("{\"name\": \"n\", \"%s\": 1}".formatted("x".repeat(10_000))).errors()).singleElement()
                .satisfies(error -> assertThat(error.detail()).contains("xxx…").hasSizeLessThan(300));
    }

    @Test
    void refusesBodiesThatAreSmallAsTextAndHugeInMemory() {
        var problem = refusal("{\"layers\": [" + "{},".repeat(2_000_001) + "{}]}");
        assertThat(problem).extracting(Problem::status, Problem::code).containsExactly(413, "too_many_values");
        assertThat(problem.detail()).contains("4,000,000");
    }

    private Body read(String json) throws IOException {
        return (Body) converter.read(Body.class, new MockHttpInputMessage(json.getBytes(StandardCharsets.UTF_8)));
    }

    private Problem refusal(String json) {
        return refusal(json, Body.class);
    }

    private static Problem refusal(String json, Class<? extends Record> type) {
        var problems = new java.util.ArrayList<Problem>();
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> StrictJsons.STRICT.read(json.getBytes(StandardCharsets.UTF_8), type))
                .satisfies(e -> problems.add(e.problem()));
        return problems.getFirst();
    }
}
