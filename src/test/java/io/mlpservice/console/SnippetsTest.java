package io.mlpservice.console;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** The programs that the console offers run as they are, whatever stands in a table. */
@HttpTest
class SnippetsTest {
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");
    private static final List<String> NAMES = List.of("it's", "\"quoted\"", "back\\slash \\n", "größe 日本 🎉",
            "$HOME `id` !!",
            "<img src=x onerror=alert(1)>", "__proto__", "\"\"\" \\\"\"\"", "\u202eright to left", "%s {0} ${x} #{y}",
            "a\nb\tc",
            "\\u0041 \\\\u0022", "*/ // '''", "x".repeat(200));

    @TempDir
    private Path folder;

    @Autowired
    private RestTestClient http;

    @LocalServerPort
    private int port;

    private Trainer trainer;

    @BeforeEach
    void connect() {
        trainer = new Trainer(http);
    }

    /** A language, and how a program of it is run. */
    enum Language {
        curl("call.sh", "curl", "bash"),
        JavaScript("call.mjs", "node", "node"),
        Python("call.py", "python3", "python3"),
        Java("Main.java", java(), java());

        private final String file;
        private final String needed;
        private final String command;

        Language(String file, String needed, String command) {
            this.file = file;
            this.needed = needed;
            this.command = command;
        }

        private static String java() {
            return Path.of(System.getProperty("java.home"), "bin", "java").toString();
        }
    }

    @ParameterizedTest
    @EnumSource
    void runsWithHostileNamesAndCells(Language language) throws Exception {
        runs(language, hostileRow("'; echo \"$(id)\" \\ \u2028 日本 \\u0022"), false);
    }

    @ParameterizedTest
    @EnumSource
    void takesAKeyFromTheEnvironment(Language language) throws Exception {
        runs(language, hostileRow("plain"), true);
        assertThat(Files.readString(folder.resolve(language.file))).contains("MLP_KEY");
    }

    @ParameterizedTest
    @EnumSource
    void readsALongRowFromAFile(Language language) throws Exception {
        var row = hostileRow("plain");
        for (var i = 0; i < 30; i++) {
            row.put("long " + i, "'\"\\日".repeat(240));
        }
        runs(language, row, false);
        assertThat(folder.resolve(language.file)).content().contains("row.json").hasSizeLessThan(2_000);
    }

    /** Runs the program for a model of such a row, and expects the answer that the service gives when it is asked directly. */
    private void runs(Language language, ObjectNode row, boolean withKey) throws Exception {
        Program.need(language.needed);
        var model = model(row);
        var ref = model.get("name").asString() + "@" + model.get("version");
        var program = new Program(folder).with("model/snippet-texts");
        write(program, language, ref, row, withKey);

        var output = program.run(List.of(language.command, language.file));

        var asked = JsonMapper.shared().createObjectNode();
        asked.putArray("instances").add(row);
        var answer = json(trainer.post("/models/%s/predict".formatted(ref), asked.toString()));
        var probabilities = answer.at("/predictions/0/probabilities").valueStream().map(JsonNode::asDouble).toList();
        assertThat(NUMBER.matcher(output).results().map(MatchResult::group).map(Double::valueOf)).as(output)
                .containsAll(probabilities);
    }

    /** A row of numbers, a gap, a truth value and a text under names that break careless programs. */
    private static ObjectNode hostileRow(String text) {
        var row = JsonMapper.shared().createObjectNode();
        for (var i = 0; i < NAMES.size(); i++) {
            row.put(NAMES.get(i), i == 0 ? -1e-7 : i * 1.5);
        }
        return row.put("text", text).put("truth", true).putNull("gap");
    }

    private JsonNode model(ObjectNode row) {
        var upload = JsonMapper.shared().createObjectNode();
        var rows = upload.putArray("rows");
        for (var i = 0; i < 8; i++) {
            var copy = row.deepCopy();
            for (var name : NAMES) {
                copy.put(name, row.get(name).asDouble() + i % 3);
            }
            copy.put("text", i % 2 == 0 ? row.get("text").asString() : "other").put("truth", i % 4 == 0)
                    .put("gap", i * i)
                    .put("kind", i % 2 == 0 ? "one" : "two");
            rows.add(copy);
        }
        upload.putObject("types").put("text", "categorical");
        var dataset = json(trainer.post("/datasets/rows", upload.toString())).get("id").asString();
        var request = JsonMapper.shared().createObjectNode().put("dataset_id", dataset).put("model_name", "hostile");
        request.putArray("targets").add("kind");
        var features = request.putArray("features");
        row.propertyNames().stream().filter(name -> !name.startsWith("long")).forEach(features::add);
        request.putObject("training").put("epochs", 3);
        var job = json(trainer.post("/training-jobs", request.toString())).get("id").asString();
        return json(trainer.get("/models/" + trainer.await(job, "succeeded").get("model_id")));
    }

    /** Writes the program, and the file that it reads, by the console's own functions. */
    private void write(Program program, Language language, String ref, ObjectNode row, boolean withKey)
            throws Exception {
        var call = JsonMapper.shared().createObjectNode().put("origin", "http://127.0.0.1:" + port).put("ref", ref)
                .put("key", withKey);
        call.set("instance", row);
        Files.writeString(folder.resolve("call.json"), call.toString());
        program.script("""
                import { readFileSync, writeFileSync } from 'node:fs';
                import { requestBody, ROW_FILE, snippet } from './snippet-texts.mjs';
                const call = JSON.parse(readFileSync('call.json', 'utf8'));
                writeFileSync(process.argv[3], snippet(process.argv[2], call));
                writeFileSync(ROW_FILE, requestBody(call));
                """, language.name(), language.file);
    }

    private static JsonNode json(RestTestClient.ResponseSpec answer) {
        return JsonMapper.shared().valueToTree(Trainer.json(answer.expectStatus().is2xxSuccessful()));
    }
}
