package io.mlpservice.exchange.onnx.reading;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OrtException;
import com.google.protobuf.InvalidProtocolBufferException;
import io.mlpservice.engine.encoding.Prediction;
import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.exchange.onnx.OnnxSession;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Compares what a graph answers in ONNX Runtime with what the imported model answers. */
final class Agreement {
    private Agreement() {}

    /**
     * Checks labels and numbers.
     *
     * @param columns the cells of each column of the inputs: numbers, or texts
     */
    static TrainedModel check(byte[] file, Map<String, List<?>> columns, double tolerance) throws Exception {
        var model = OnnxReader.read(file, List.of(), List.of()).model();
        var outputs = outputs(file, columns);
        var predictions = model.predict(codes(model, columns));
        for (var row = 0; row < predictions.size(); row++) {
            switch (predictions.get(row)) {
                case Prediction.Label label -> check(label, outputs, row, tolerance);
                case Prediction.Labels(var targets) -> {
                    for (var target = 0; target < targets.size(); target++) {
                        assertThat(targets.get(target).label())
                                .isEqualTo(String.valueOf(at(given(outputs, "label"), row, target)));
                        assertThat(targets.get(target).probabilities()[1])
                                .isCloseTo(number(at(given(outputs, "probabilities"), row, target)), within(tolerance));
                    }
                }
                case Prediction.Numbers(var values) -> assertThat(values)
                        .containsExactly(numbers(Array.get(onlyOutput(outputs), row)), within(tolerance));
            }
        }
        return model;
    }

    private static void check(Prediction.Label label, Map<String, Object> outputs, int row, double tolerance) {
        outputs.forEach((name, output) -> {
            switch (output) {
                case List<?> maps when maps.get(row) instanceof Map<?, ?> map ->
                    assertThat(label.probabilities()).containsExactly(numbers(new ArrayList<>(map.values())),
                            within(tolerance));
                case float[][] probabilities -> assertThat(label.probabilities())
                        .containsExactly(numbers(probabilities[row]), within(tolerance));
                case double[][] probabilities ->
                    assertThat(label.probabilities()).containsExactly(probabilities[row], within(tolerance));
                default -> assertThat(label.label()).as(name).isEqualTo(String.valueOf(Array.get(output, row)));
            }
        });
    }

    private static Object onlyOutput(Map<String, Object> outputs) {
        assertThat(outputs).hasSize(1);
        return outputs.values().iterator().next();
    }

    private static <T> T given(Map<String, T> values, String name) {
        return Objects.requireNonNull(values.get(name), name);
    }

    private static Object at(Object array, int row, int column) {
        return Array.get(Array.get(array, row), column);
    }

    private static double number(Object number) {
        return ((Number) number).doubleValue();
    }

    private static double[] numbers(Object numbers) {
        return numbers instanceof List<?> list
                ? list.stream().mapToDouble(Agreement::number).toArray()
                : IntStream.range(0, Array.getLength(numbers)).mapToDouble(index -> number(Array.get(numbers, index)))
                        .toArray();
    }

    private static double[][] codes(TrainedModel model, Map<String, List<?>> columns) {
        var rows = columns.values().iterator().next().size();
        return IntStream.range(0, rows).mapToObj(row -> IntStream.range(0, model.features().names().size())
                .mapToDouble(
                        feature -> code(model, feature, given(columns, model.features().names().get(feature)).get(row)))
                .toArray()).toArray(double[][]::new);
    }

    private static double code(TrainedModel model, int feature, Object cell) {
        var encoder = model.features().encoder(feature);
        return switch (cell) {
            case String text when text.isEmpty() -> Double.NaN;
            case String text -> encoder.code(text.strip()).orElseThrow();
            default -> Double.isNaN(number(cell)) ? Double.NaN : encoder.code(number(cell)).orElseThrow();
        };
    }

    private static Map<String, Object> outputs(byte[] file, Map<String, List<?>> columns)
            throws OrtException, InvalidProtocolBufferException {
        var inputs = new LinkedHashMap<String, Object>();
        ModelProto.parseFrom(file).getGraph().getInputList()
                .forEach(input -> inputs.put(input.getName(), table(input, columns)));
        try (var session = new OnnxSession(file)) {
            return session.run(inputs).arrays();
        }
    }

    /** The cells of an input, [rows][columns]. */
    private static Object table(ValueInfoProto input, Map<String, List<?>> columns) {
        var type = input.getType().getTensorType();
        var count = (int) type.getShape().getDim(1).getDimValue();
        var cells = IntStream.range(0, count)
                .mapToObj(column -> given(columns, count == 1 ? input.getName() : input.getName() + "_" + column))
                .toList();
        var element = switch (DataType.forNumber(type.getElemType())) {
            case FLOAT -> float.class;
            case DOUBLE -> double.class;
            case INT64 -> long.class;
            default -> String.class;
        };
        var table = Array.newInstance(element, cells.getFirst().size(), count);
        for (var row = 0; row < Array.getLength(table); row++) {
            for (var column = 0; column < count; column++) {
                Array.set(Array.get(table, row), column, cell(element, cells.get(column).get(row)));
            }
        }
        return table;
    }

    private static Object cell(Class<?> element, Object cell) {
        if (element == String.class) {
            return cell;
        }
        var number = number(cell);
        if (element == long.class) {
            return (long) number;
        }
        return element == float.class ? (Object) (float) number : (Object) number;
    }

    /** Numbers that single precision has. */
    static List<Double> random(long seed, int rows, double center, double width) {
        return DoubleStream.generate(new Random(seed)::nextGaussian).limit(rows)
                .map(value -> (float) (center + width * value)).boxed().toList();
    }
}
