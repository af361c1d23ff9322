package io.mlpservice.console;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever one chooses in the playground, the service can train it. */
@HttpTest
class PlaygroundRequestsTest {
    @TempDir
    private Path folder;

    @Autowired
    private RestTestClient http;

    @Test
    void makesLegalRequestsOfAllChoices() throws Exception {
        var trainer = new Trainer(http);
        var requests = (requests(trainer.sample("iris"), 150) + requests(trainer.sample("xor"), 4)).lines().toList();

        assertThat(requests).hasSizeGreaterThan(60);
        requests.forEach(request -> trainer.post("/training-jobs/validate", request).expectStatus().isOk());
    }

    @Test
    void readsItsOwnAddress() throws Exception {
        assertThat(new Program(folder).with("playground/address")
                .script("""
                        import { readSettings, written } from './address.mjs';
                        const address = { set: 'moons', rows: 200, noise: 0.25, seed: 3, net: '5-4-3', act: 'relu', opt: 'sgd', rate: 0.3, batch: 4, l1: 0.01, l2: 0.1, epochs: 50, degree: 2, kept: 0.5 };
                        const again = written(readSettings(new URLSearchParams(address)));
                        const broken = readSettings(new URLSearchParams({ set: '<b>', net: '9-x', rate: '-1', seed: 'NaN' }));
                        console.log(JSON.stringify(again) === JSON.stringify(address), JSON.stringify(broken) === JSON.stringify(readSettings(new URLSearchParams())));
                        """))
                .isEqualTo("true true\n");
    }

    /** A request a line: each choice of each setting, with the other settings as by default. */
    private String requests(String dataset, int rows) throws Exception {
        var program = new Program(folder);
        if (!folder.resolve("address.mjs").toFile().exists()) {
            program.with("playground/address");
        }
        return program.script(
                """
                        import * as settings from './address.mjs';
                        const [id, rows] = process.argv.slice(2);
                        const choices = { act: settings.ACTIVATIONS, opt: settings.OPTIMIZERS, rate: settings.RATES, l1: settings.PENALTIES, l2: settings.PENALTIES,
                          batch: settings.BATCHES, epochs: settings.EPOCHS, degree: [1, 2, 3], kept: [0, 0.5, 0.8], net: ['0', '1', '12-12-12-12-12-12'] };
                        for (const [name, values] of Object.entries(choices)) {
                          for (const value of values) console.log(JSON.stringify(settings.trainingRequest(settings.readSettings(new URLSearchParams({ [name]: value })), { id, row_count: Number(rows) })));
                        }
                        """,
                dataset, String.valueOf(rows));
    }
}
