package io.mlpservice.console;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** Each number that the console shows of a step of back-propagation follows from others that it shows. */
@HttpTest
class StepArithmeticTest {
    private static final String COLORS = "x,y,color\n1,2,red\n3,1,blue\n2,2,red\n5,0,green\n";
    private static final String SIZES = "x,y,size,weight\n1,2,3,1\n3,1,2,4\n2,2,5,2\n5,0,1,6\n";

    private static final String CHECK = """
            import { readFileSync } from 'node:fs';
            import { activationInput, bias, changes, entryName, exponentials, extras, normalizing, returns, sentBack, softmaxTerms, terms, total } from './arithmetic.mjs';
            import { lossTerms, slopes } from './losses.mjs';
            import { walk } from './path.mjs';
            const trace = JSON.parse(readFileSync('trace.json', 'utf8'));
            let checked = 0;
            const same = (shown, known, what) => {
              if (!(Math.abs(shown - known) <= 1e-9 * Math.max(1, Math.abs(known)))) throw new Error(`${what}: ${shown} is not ${known}`);
              checked++;
            };
            same(lossTerms(trace).reduce((sum, each) => sum + each, 0), trace.rows[0].loss_before, 'loss');
            for (const stop of walk(trace)) {
              if (stop.unit < 0) continue;
              const layer = trace.layers[stop.layer];
              const unit = layer.units[stop.unit];
              if (stop.way === 'forward') {
                same(total(terms(unit, [])) + unit.bias, unit.sum, 'sum');
                if (layer.activation === 'softmax') {
                  const { values, sum } = exponentials(layer);
                  same(values[stop.unit] / sum, unit.activated, 'share');
                }
                continue;
              }
              const hidden = layer.kind === 'hidden';
              const back = (i) => (hidden ? sentBack(trace, { ...stop, unit: i }) : slopes(trace)[i]);
              const all = layer.units.map((_, i) => back(i));
              const slope = layer.activation === 'softmax' ? total(softmaxTerms(layer, all, stop.unit, [])) : all[stop.unit] * unit.derivative;
              same(slope * normalizing(unit), unit.delta, `delta of ${entryName(trace, stop.layer, stop.unit)}`);
              for (const { name, factors, gradient, before, after } of [...changes(unit, []), bias(unit), ...extras(unit, slope, all[stop.unit])]) {
                if (trace.rows.length === 1) same(factors.reduce((product, each) => product * each, 1), gradient, `gradient of ${name}`);
                same(before - trace.learning_rate * gradient, after, name);
              }
            }
            console.log(checked);
            """;

    @TempDir
    private Path folder;

    private final Trainer trainer;

    StepArithmeticTest(@Autowired RestTestClient http) {
        trainer = new Trainer(http);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'units': 3, 'activation': 'tanh'}", "{'units': 4, 'activation': 'relu', 'dropout': 0.5}",
        "{'units': 2, 'activation': 'maxout', 'maxout_pieces': 3}",
        "{'units': 4, 'activation': 'prelu', 'batch_normalization': true}",
        "{'units': 3, 'activation': 'softmax'}", "{'units': 3, 'activation': 'softmax', 'batch_normalization': true}",
        "{'units': 3, 'activation': 'leaky_relu'}, {'units': 3, 'activation': 'gelu', 'residual': true}",
        "{'units': 3}, {'units': 3, 'activation': 'relu', 'residual': true}, {'units': 3, 'activation': 'maxout', 'maxout_pieces': 2, 'residual': true}"})
    void addsUpForLayers(String layers) throws Exception {
        var model = trainer.trainModel("""
                {'dataset_id': '%s', 'network': {'hidden_layers': [%s]}, 'training': {'epochs': 2}}"""
                .formatted(trainer.dataset(COLORS), layers));

        assertThat(numbersThatFollow(model, """
                {"instance": {"x": 3, "y": 1}, "target": {"color": "red"}, "learning_rate": 0.1}""")).isGreaterThan(20);
    }

    @ParameterizedTest
    @CsvSource({"half_squared_error,tanh", "squared_error,identity", "mean_squared_error,softplus",
        "mean_absolute_error,identity", "huber,identity", "quantile,sigmoid", "poisson,exponential",
        "poisson,softplus", "mean_squared_error,softmax", "half_squared_error,prelu"})
    void addsUpForLosses(String loss, String activation) throws Exception {
        var model = trainer.trainModel("""
                {'dataset_id': '%s', 'targets': ['size', 'weight'], 'task': 'regression',
                 'preprocessing': {'target': 'none'}, 'training': {'epochs': 2, 'loss': '%s'},
                 'network': {'hidden_layers': [{'units': 3}], 'output_layer': {'activation': '%s'}}}"""
                .formatted(trainer.dataset(SIZES), loss, activation));

        assertThat(numbersThatFollow(model, """
                {"instance": {"x": 3, "y": 1}, "target": {"size": 2.5, "weight": 1}, "learning_rate": 0.01}"""))
                .isGreaterThan(20);
    }

    @Test
    void addsUpForBatches() throws Exception {
        var model = trainer.trainModel("""
                {'dataset_id': '%s', 'network': {'hidden_layers': [{'units': 3, 'activation': 'sigmoid'}]}}"""
                .formatted(trainer.dataset(COLORS)));

        assertThat(numbersThatFollow(model, """
                {"instance": {"x": 3, "y": 1}, "target": {"color": "red"}, "learning_rate": 0.1,
                 "further_rows": [{"instance": {"x": 1, "y": 2}, "target": {"color": "blue"}}]}""")).isGreaterThan(20);
    }

    @Test
    void countsManyStepsAndKeepsTheFirstAndTheLastLoss() throws Exception {
        assertThat(new Program(folder).with("step/taken")
                .script("""
                        import { NONE, withSteps } from './taken.mjs';
                        let taken = NONE;
                        for (let i = 0; i < 75; i++) taken = withSteps(taken, { final_parameters: [], losses: Array.from({ length: 101 }, (_, step) => 10000 - 100 * i - step) });
                        const { losses } = taken;
                        console.log(taken.steps, losses.length <= 2000, JSON.stringify(losses[0]), JSON.stringify(losses.at(-1)), losses.every((each) => each.loss === 10000 - each.step));
                        """))
                .isEqualToIgnoringNewLines("7500 true {\"step\":0,\"loss\":10000} {\"step\":7500,\"loss\":2500} true");
    }

    private int numbersThatFollow(String model, String request) throws Exception {
        var trace = Trainer.json(trainer.post("/models/%s/trace".formatted(model), request).expectStatus().isOk());
        Files.writeString(folder.resolve("trace.json"), JsonMapper.shared().writeValueAsString(trace));
        var program = new Program(folder).with("step/path").with("step/arithmetic").with("step/losses");
        return Integer.parseInt(program.script(CHECK).strip());
    }
}
