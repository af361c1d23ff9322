package io.mlpservice.console;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** What the console shows of a step of back-propagation adds up, for every kind of layer. */
@HttpTest
class StepArithmeticTest {
    private static final String COLORS = "x,y,color\n1,2,red\n3,1,blue\n2,2,red\n5,0,green\n";

    @TempDir
    private Path folder;

    @Autowired
    private RestTestClient http;

    @ParameterizedTest
    @ValueSource(strings = {"{'units': 3, 'activation': 'tanh'}",
        "{'units': 2, 'activation': 'maxout', 'maxout_pieces': 3}",
        "{'units': 4, 'activation': 'prelu', 'batch_normalization': true}",
        "{'units': 3, 'activation': 'leaky_relu'}, {'units': 3, 'activation': 'gelu', 'residual': true}"})
    void addsUp(String layers) throws Exception {
        var trainer = new Trainer(http);
        var model = trainer.trainModel("""
                {'dataset_id': '%s', 'network': {'hidden_layers': [%s]}, 'training': {'epochs': 2}}"""
                .formatted(trainer.dataset(COLORS), layers));
        var trace = Trainer.json(trainer.post("/models/%s/trace".formatted(model), """
                {"instance": {"x": 3, "y": 1}, "target": {"color": "red"}, "learning_rate": 0.1}""").expectStatus()
                .isOk());
        Files.writeString(folder.resolve("trace.json"), JsonMapper.shared().writeValueAsString(trace));

        var checked = new Program(folder).with("step/path")
                .script("""
                        import { readFileSync } from 'node:fs';
                        import { changes, normalizing, returns, terms, walk } from './path.mjs';
                        const trace = JSON.parse(readFileSync('trace.json', 'utf8'));
                        const sum = (list) => list.reduce((total, each) => total + each.product, 0);
                        let checked = 0;
                        const same = (shown, known, what) => {
                          if (!(Math.abs(shown - known) <= 1e-9 * Math.max(1, Math.abs(known)))) throw new Error(`${what}: ${shown} is not ${known}`);
                          checked++;
                        };
                        for (const stop of walk(trace)) {
                          if (stop.way === 'loss') continue;
                          const layer = trace.layers[stop.layer];
                          const unit = layer.units[stop.unit];
                          if (stop.way === 'forward') {
                            same(sum(terms(unit, [])) + unit.bias, unit.sum, 'sum');
                            continue;
                          }
                          if (layer.kind === 'output') same(trace.outputs[stop.unit].output - trace.outputs[stop.unit].scaled, unit.delta, 'delta of an output');
                          else if (!trace.layers[stop.layer + 1].residual) same(sum(returns(trace, stop)) * unit.derivative * normalizing(unit), unit.delta, 'delta');
                          for (const { gradient, before, after } of changes(unit, [])) same(before - trace.learning_rate * gradient, after, 'weight');
                        }
                        console.log(checked);
                        """);

        assertThat(Integer.parseInt(checked.strip())).isGreaterThan(20);
    }
}
