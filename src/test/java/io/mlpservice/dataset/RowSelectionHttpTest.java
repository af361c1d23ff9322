package io.mlpservice.dataset;

import io.mlpservice.HttpTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

@HttpTest
class RowSelectionHttpTest {
    private static final ParameterizedTypeReference<Map<String, Object>> JSON = new ParameterizedTypeReference<>() {
    };

    @Autowired
    private RestTestClient http;

    @Test
    void showsTheColumnsAskedForInTheirOrder() {
        var id = upload("a,\"b,\"\"c\",d\n1,x,true\n2,y,false\n");
        rows(id, "columns=d,a&offset=1").expectBody()
                .json("{\"columns\":[\"d\",\"a\"],\"rows\":[[false,2]],\"offset\":1,\"total\":2,\"row_numbers\":null}");
        http.get().uri("/api/v1/datasets/{id}/rows?columns={names}", id, "\"b,\"\"c\",d").exchange().expectBody()
                .json("{\"columns\":[\"b,\\\"c\",\"d\"],\"rows\":[[\"x\",true],[\"y\",false]]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\"a\"b", "a\nb"})
    void refusesAListOfColumnsThatCannotBeRead(String columns) {
        var id = upload("a,b\n1,x\n2,y\n");
        http.get().uri("/api/v1/datasets/{id}/rows?columns={columns}", id, columns).exchange().expectStatus()
                .isEqualTo(422).expectBody().jsonPath("$.errors[0].parameter").isEqualTo("columns");
    }

    @Test
    void drawsTheSameSampleForTheSameSeed() {
        var id = upload("n,c\n" + IntStream.range(0, 5000).mapToObj(row -> row + ",c" + row % 3)
                .collect(Collectors.joining("\n")));
        var answer = json(id, "sample=500&seed=7");
        var numbers = list(answer.get("row_numbers"));

        assertThat(numbers).hasSize(500).doesNotHaveDuplicates();
        assertThat(list(answer.get("rows"))).extracting(row -> ((List<?>) row).get(0)).isEqualTo(numbers);
        assertThat(numbers.stream().map(Integer.class::cast).toList()).isSorted();
        assertThat(json(id, "sample=500&seed=7")).isEqualTo(answer);
        assertThat(json(id, "sample=500&seed=8").get("row_numbers")).isNotEqualTo(numbers);
        assertThat(json(id, "sample=500")).isEqualTo(json(id, "sample=500&seed=0"));
        // The generator is part of what is promised: other versions and machines draw these rows too.
        assertThat(json(id, "sample=5").get("row_numbers")).isEqualTo(List.of(1286, 2741, 2757, 3717, 4981));
    }

    @Test
    void keepsTheSharesOfClassesAndShowsRareOnes() {
        var id = upload("n,c\n" + IntStream.range(0, 1000)
                .mapToObj(row -> row + "," + (row == 617 ? "rare" : row % 4 == 0 ? "quarter" : "rest"))
                .collect(Collectors.joining("\n")));
        var answer = json(id, "sample=100&stratify=c&columns=c");
        var counts = list(answer.get("rows")).stream()
                .collect(Collectors.groupingBy(row -> ((List<?>) row).getFirst(), Collectors.counting()));
        assertThat(counts).isEqualTo(Map.of("rare", 1L, "quarter", 25L, "rest", 74L));
        assertThat(list(answer.get("row_numbers"))).anyMatch(number -> number.equals(617));
    }

    @Test
    void showsAllRowsWhereTheSampleIsLarger() {
        var id = upload("a,c\n1,x\n2,y\n3,\n");
        assertThat(json(id, "sample=1000").get("row_numbers")).isEqualTo(List.of(0, 1, 2));
        assertThat(json(id, "sample=1000&stratify=c").get("row_numbers")).isEqualTo(List.of(0, 1, 2));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "columns=a,z,y | columns columns | unknown_column unknown_column", "columns=a,a | columns | repeated",
        "sample=0 | sample | out_of_range", "sample=1001&stratify=z | sample stratify | out_of_range unknown_column",
        "seed=1&stratify=c | seed stratify | not_used not_used",
        "sample=5&offset=0&limit=2 | offset limit | not_used not_used",
        "sample=5&stratify=a | stratify | too_many_values",
        "offset=-1&limit=0&sample=9999&columns=z | offset limit sample offset limit columns | out_of_range out_of_range out_of_range not_used not_used unknown_column"})
    void namesEverythingThatIsWrongWithASelection(String query, String parameters, String codes) {
        var id = upload(
                "a,c\n" + IntStream.range(0, 1200).mapToObj(row -> row + ",x").collect(Collectors.joining("\n")));
        rows(id, query).expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors[*].parameter")
                .isEqualTo(List.of(parameters.split(" "))).jsonPath("$.errors[*].code")
                .isEqualTo(List.of(codes.split(" ")));
    }

    @Test
    void namesTheColumnsThatThereAre() {
        rows(upload("a,c\n1,x\n"), "columns=b").expectBody().jsonPath("$.errors[0].detail")
                .isEqualTo("There is no column 'b'; there are: a, c.");
    }

    private RestTestClient.ResponseSpec rows(String id, String query) {
        return http.get().uri("/api/v1/datasets/{id}/rows?" + query, id).exchange();
    }

    private Map<String, Object> json(String id, String query) {
        return Objects.requireNonNull(
                rows(id, query).expectStatus().isOk().expectBody(JSON).returnResult().getResponseBody());
    }

    private static List<?> list(@Nullable Object json) {
        return (List<?>) Objects.requireNonNull(json);
    }

    private String upload(String csv) {
        var stored = http.post().uri("/api/v1/datasets/content").contentType(MediaType.parseMediaType("text/csv"))
                .body(csv)
                .exchange().expectStatus().isCreated().expectBody(JSON).returnResult().getResponseBody();
        return String.valueOf(Objects.requireNonNull(stored).get("id"));
    }
}
