package io.mlpservice;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The service says and stores the same whatever language, place, time zone and charset the machine is set to. Each
 * process opens the database that the one before it has written.
 */
class LocaleTest {
    private static final List<List<String>> MACHINES = List.of(
            List.of("-Duser.language=en", "-Duser.country=US", "-Duser.timezone=UTC"),
            List.of("-Duser.language=tr", "-Duser.country=TR", "-Duser.timezone=Europe/Istanbul",
                    "-Dfile.encoding=ISO-8859-9"),
            List.of("-Duser.language=ar", "-Duser.country=EG", "-Duser.timezone=Africa/Cairo",
                    "-Dfile.encoding=COMPAT", "-Dsun.jnu.encoding=windows-1256"));
    /** Ids, times and durations differ between any two runs. */
    private static final Pattern PASSING = Pattern.compile(
            "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\\d{4}-\\d{2}-\\d{2}T[\\d:.]+Z"
                    + "|\"(\\w+_seconds|rows_per_second|version)\":[-+\\d.eE]+");

    @TempDir
    Path folder;

    @Test
    void saysAndStoresTheSameOnEveryMachine() {
        List<String> first = null;
        @Nullable
        Trained stored = null;
        for (var machine : MACHINES) {
            try (var service = start(machine)) {
                var client = RestTestClient.bindToServer().baseUrl(service.address()).build();
                if (stored != null) {
                    assertThat(stored.read(client)).isEqualTo(stored.read());
                }
                var trained = train(service, client);
                var said = Stream.of(List.of(trained.read()), answers(client)).flatMap(List::stream)
                        .map(answer -> PASSING.matcher(answer).replaceAll("…")).toList();
                first = Objects.requireNonNullElse(first, said);
                assertThat(said).as("on %s", machine).isEqualTo(first);
                stored = trained;
            }
        }
    }

    private ServiceProcess start(List<String> machine) {
        return new ServiceProcess(folder.resolve("log.txt"), Stream
                .concat(machine.stream(), Stream.of("--mlp.data-directory=" + folder)).toArray(String[]::new));
    }

    private static Trained train(ServiceProcess service, RestTestClient client) {
        var trainer = service.trainer();
        var dataset = trainer.sample("iris");
        var job = trainer.train("{'dataset_id': '%s', 'training': {'epochs': 2}}".formatted(dataset));
        return Trained.of(client, dataset, (String) Objects.requireNonNull(job.get("id")));
    }

    private static List<String> answers(RestTestClient client) {
        return List.of(upload(client, "a;b\n1,5;2\n"), upload(client, "größe,ılık,حجم\n1,\"ı\",٢\n2,i,3\n"),
                upload(client, "a,b\n" + "1,2\n".repeat(1234) + "1,2,3\n"),
                train(client, "{\"dataset_id\": 7, \"task\": \"CLASSIFICATION\", \"priority\": 1234567}"),
                train(client, "[".repeat(70)), train(client, "{\"dataset_id\": \"\", "),
                get(client, "/api/v1/capabilities"), get(client, "/v3/api-docs"), get(client, "/api/v1/samples"),
                get(client, "/api/v1/datasets?limit=12345"), get(client, "/api/v1/training-jobs?state=RUNNING"));
    }

    private static String upload(RestTestClient client, String csv) {
        return text(client.post().uri("/api/v1/datasets?name=çağrı.csv")
                .contentType(MediaType.parseMediaType("text/csv"))
                .body(csv.getBytes(StandardCharsets.UTF_8)));
    }

    private static String train(RestTestClient client, String json) {
        return text(client.post().uri("/api/v1/training-jobs").contentType(MediaType.APPLICATION_JSON).body(json));
    }

    private static String get(RestTestClient client, String path) {
        return text(client.get().uri(path));
    }

    private static String text(RestTestClient.RequestHeadersSpec<?> request) {
        var bytes = request.exchange().expectBody().returnResult().getResponseBodyContent();
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** What a process answers about the things that it, or one before it, stored. */
    private record Trained(List<String> paths, String read) {
        static Trained of(RestTestClient client, String dataset, String job) {
            var paths = List.of("/api/v1/datasets/" + dataset, "/api/v1/training-jobs/" + job,
                    "/api/v1/training-jobs/%s/epochs".formatted(job),
                    "/api/v1/training-jobs/%s/events".formatted(job), "/api/v1/models/iris",
                    "/api/v1/models/iris/parameters");
            return new Trained(paths, read(client, paths));
        }

        String read(RestTestClient client) {
            return read(client, paths);
        }

        private static String read(RestTestClient client, List<String> paths) {
            return String.join("\n", paths.stream().map(path -> get(client, path)).toList());
        }
    }
}
