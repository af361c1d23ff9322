package io.mlpservice.exchange.go;

import io.mlpservice.engine.encoding.Prediction;
import io.mlpservice.platform.json.StrictJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class GoReaderTest {
    private static final GoReader READER = new GoReader(new StrictJson(JsonMapper.builder().build()));
    private static final GoOptions OPTIONS = new GoOptions(GoActivation.SIGMOID, GoScaling.MIN_MAX_0_1, List.of(),
            List.of());

    private static DoubleUnaryOperator formula(GoActivation activation) {
        return activation == GoActivation.TANH ? Math::tanh : sum -> 1 / (1 + Math.exp(-sum));
    }

    private static void predictsAlike(GoNetwork network, GoActivation activation, GoScaling scaling, double[] row) {
        var model = READER.read(network.weightsFile(), network.rangesFile(),
                new GoOptions(activation, scaling, List.of(), List.of()));
        var predicted = ((Prediction.Numbers) model.predict(new double[][]{row}).getFirst()).values();
        assertThat(predicted).containsExactly(
                network.outputs(row, formula(activation), scaling == GoScaling.MIN_MAX_MINUS1_1), within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"SIGMOID, MIN_MAX_0_1", "SIGMOID, MIN_MAX_MINUS1_1", "TANH, MIN_MAX_0_1", "TANH, MIN_MAX_MINUS1_1"})
    void predictsAsTheProgramDoes(GoActivation activation, GoScaling scaling) {
        for (var row : GoNetwork.rows()) {
            predictsAlike(GoNetwork.example(), activation, scaling, new double[]{row[0], row[1]});
        }
        var withConstants = new GoNetwork(new double[]{7, -1}, new double[]{7, 1}, new double[]{3, 0},
                new double[]{3, 10}, 4);
        predictsAlike(withConstants, activation, scaling, new double[]{7, 0.25});
        predictsAlike(withConstants, activation, scaling, new double[]{1_000, 0.25});
    }

    @Test
    void namesColumnsAsGivenOrByNumber() {
        var network = GoNetwork.example();
        var schema = READER.read(network.weightsFile(), network.rangesFile(), OPTIONS).schema();
        assertThat(schema.featureNames()).containsExactly("i0", "i1");
        assertThat(schema.targetNames()).containsExactly("z0");
        var named = READER.read(network.weightsFile(), network.rangesFile(), new GoOptions(GoActivation.TANH,
                GoScaling.MIN_MAX_0_1, List.of("hours", "age"), List.of("grade"))).schema();
        assertThat(named.featureNames()).containsExactly("hours", "age");
        assertThat(named.targetNames()).containsExactly("grade");
        assertThatIllegalArgumentException().isThrownBy(() -> READER.read(network.weightsFile(), network.rangesFile(),
                new GoOptions(GoActivation.TANH, GoScaling.MIN_MAX_0_1, List.of("hours"), List.of())))
                .withMessageContaining("'feature_names' has 1 names, but the network needs 2");
    }

    private static final String WEIGHTS = """
            {"hiddenWeights": [[[1, 2], [3, 4]]], "hiddenBias": [[0, 0]], "outputWeights": [[1, 1]], "outputBias": [0]}""";
    private static final String RANGES = """
            {"minInput": [0, 0], "maxInput": [1, 1], "minOutput": [0], "maxOutput": [1]}""";

    private static void read(String weights, String ranges) {
        READER.read(weights.getBytes(StandardCharsets.UTF_8), ranges.getBytes(StandardCharsets.UTF_8), OPTIONS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "\"hiddenBias\" | \"bias\" | exactly these fields: hiddenWeights, hiddenBias, outputWeights, outputBias",
        "[[[1, 2], [3, 4]]] | {} | 'hiddenWeights' must be a list", "[3, 4] | [3, \"4\"] | 'hiddenWeights[0][1]' must",
        "[3, 4] | [3] | Layer 1 has a node with 1 weights, where 2 are needed", "[3, 4] | [3, NaN] | finite",
        "[[1, 1]] | [[1, 1, 1]] | Layer 2 has a node with 3 weights", "[[0, 0]] | [[0]] | do not match",
        "[[0, 0]] | [] | hiddenWeights of 1 layers, but hiddenBias of 0", "[[1, 1]] | [] | Layer 2 has no nodes",
        "[[1, 2], [3, 4]] | [] | Layer 1 has no nodes", "[[1, 2], [3, 4]] | [[], []] | The network has 0 inputs",
        "\"outputBias\": [0] | \"outputBias\": [1e999] | finite"})
    void refusesWeightsByWhatIsWrong(String from, String to, String message) {
        read(WEIGHTS, RANGES);
        assertThat(WEIGHTS).contains(from);
        assertThatIllegalArgumentException().isThrownBy(() -> read(WEIGHTS.replace(from, to), RANGES))
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"[0, 0] | [0] | The network has 2 inputs, but minInput has 1 values",
        "[0] | [] | The network has 1 outputs", "[0] | [2] | minOutput[0] must not be above maxOutput[0]",
        "[1, 1] | [1, NaN] | must be finite", "[0, 0] | [0, -1e999] | must be finite", "minInput | least | RANGES"})
    void refusesRangesByWhatIsWrong(String from, String to, String message) {
        assertThat(RANGES).contains(from);
        assertThatIllegalArgumentException().isThrownBy(() -> read(WEIGHTS, RANGES.replace(from, to)))
                .withMessageContaining(message.replace("RANGES", "exactly these fields: minInput, maxInput"));
    }
}
