package io.mlpservice.console;

import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** The console uses the public API alone. Its calls name their operation, as in {@code get('/models/{ref}', {ref})}. */
class ConsoleOperationsTest {
    private static final String API = "/api/v1";
    private static final Pattern CALL = Pattern
            .compile("\\b(get|getRaw|address|post|put|patch|del)\\(\\s*['\"`](/[^'\"`]*)");
    private static final Pattern PATH = Pattern.compile(API + "(/(?:[\\w{}./-]|\\$\\{[^}]*})+)");
    private static final Pattern PARAMETER = Pattern.compile("\\$?\\{[^}]*}");
    private static final Map<String, String> METHODS = Map.of("getRaw", "get", "address", "get", "del", "delete");

    @Test
    void callsOperationsOfTheContract() throws IOException {
        assertThat(calls(sources())).isNotEmpty().isSubsetOf(operations());
    }

    @Test
    void namesPathsOfTheContract() throws IOException {
        var paths = operations().stream().map(operation -> operation.substring(operation.indexOf('/'))).toList();
        assertThat(PATH.matcher(sources()).results().map(found -> generic(found.group(1)))).isSubsetOf(paths);
    }

    @Test
    void seesWhatIsNotInTheContract() throws IOException {
        assertThat(calls("api.get('/models/{name}'); del(`/models/{a}/b`)")).containsExactly("delete /models/{}/b",
                "get /models/{}");
        assertThat(operations()).contains("get /models/{}", "post /training-jobs")
                .doesNotContain("delete /models/{}/b");
    }

    private static String sources() throws IOException {
        return PageFile.all().stream().filter(file -> !file.path().startsWith("vendor/")).map(PageFile::content)
                .collect(Collectors.joining("\n"));
    }

    private static Set<String> calls(String source) {
        return CALL.matcher(source).results()
                .map(call -> METHODS.getOrDefault(call.group(1), call.group(1)) + " " + generic(call.group(2)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> operations() throws IOException {
        Map<String, Map<String, Map<String, ?>>> contract = new Yaml()
                .load(Files.readString(Path.of("api-spec/openapi.yaml")));
        return contract.getOrDefault("paths", Map.of()).entrySet().stream()
                .filter(path -> path.getKey().startsWith(API))
                .flatMap(path -> path.getValue().keySet().stream()
                        .map(method -> method + " " + generic(path.getKey().substring(API.length()))))
                .collect(Collectors.toSet());
    }

    private static String generic(String path) {
        return PARAMETER.matcher(path).replaceAll("{}");
    }
}
