package io.mlpservice.exchange.onnx;

import ai.onnxruntime.OrtException;
import io.mlpservice.engine.encoding.Prediction;
import io.mlpservice.engine.feature.FeatureType;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.exchange.ExampleModel;
import org.jspecify.annotations.Nullable;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

/** Compares what ONNX Runtime answers for the rows of a table with what the model itself answers. */
final class OnnxAgreement {
    private OnnxAgreement() {}

    /** Checks labels and numbers; these may differ by a tolerance times their size where they are larger than 1. */
    static void check(TrainedModel model, @Nullable InputForm form, @Nullable Precision type, double tolerance)
            throws OrtException {
        var file = OnnxFile.write(model, new OnnxOptions(form, type), "iris@1", Map.of("model", "iris"));
        var codes = ExampleModel.codes(model);
        try (var session = new OnnxSession(file)) {
            var isDouble = session.session().getOutputInfo().values().stream()
                    .anyMatch(info -> info.getInfo().toString().contains("DOUBLE"));
            var outputs = session.run(inputs(model, form == null ? InputForm.defaultFor(model.features()) : form,
                    isDouble ? Precision.FLOAT64 : Precision.FLOAT32, codes));
            compare(model.predict(codes), outputs, tolerance);
        }
    }

    private static Map<String, Object> inputs(TrainedModel model, InputForm form, Precision type, double[][] codes) {
        if (form == InputForm.MATRIX) {
            return Map.of("input", numbers(type, codes));
        }
        var inputs = new LinkedHashMap<String, Object>();
        for (var feature = 0; feature < model.features().names().size(); feature++) {
            var name = model.features().names().get(feature);
            var column = ExampleModel.TABLE.column(name).orElseThrow();
            var index = feature;
            inputs.put(name, model.features().features().get(feature).type() == FeatureType.CATEGORICAL
                    ? Arrays.stream(ExampleModel.rows())
                            .mapToObj(row -> new String[]{column.isMissing(row) ? "" : column.text(row)})
                            .toArray(String[][]::new)
                    : numbers(type,
                            Arrays.stream(codes).map(row -> new double[]{row[index]}).toArray(double[][]::new)));
        }
        return inputs;
    }

    private static Object numbers(Precision type, double[][] values) {
        if (type == Precision.FLOAT64) {
            return values;
        }
        return Arrays.stream(values).map(row -> {
            var floats = new float[row.length];
            for (var index = 0; index < row.length; index++) {
                floats[index] = (float) row[index];
            }
            return floats;
        }).toArray(float[][]::new);
    }

    private static void compare(List<Prediction> expected, OnnxSession.Outputs outputs, double tolerance) {
        var labels = new ArrayList<String>();
        var numbers = new ArrayList<Double>();
        for (var prediction : expected) {
            switch (prediction) {
                case Prediction.Label label -> add(label, labels, numbers);
                case Prediction.Labels several -> several.targets().forEach(label -> add(label, labels, numbers));
                case Prediction.Numbers(var values) -> DoubleStream.of(values).forEach(numbers::add);
            }
        }
        if (!labels.isEmpty()) {
            assertThat(flat(outputs.get("label"))).containsExactlyElementsOf(labels);
        }
        var found = flat(outputs.get(labels.isEmpty() ? "values" : "probabilities")).stream()
                .map(value -> ((Number) value).doubleValue()).toList();
        assertThat(found).hasSameSizeAs(numbers);
        for (var index = 0; index < numbers.size(); index++) {
            var number = numbers.get(index);
            assertThat(found.get(index)).as("number %d", index).isCloseTo(number,
                    offset(tolerance * Math.max(1, Math.abs(number))));
        }
    }

    private static void add(Prediction.Label label, List<String> labels, List<Double> numbers) {
        labels.add(label.label());
        DoubleStream.of(label.probabilities()).forEach(numbers::add);
    }

    private static List<Object> flat(Object array) {
        if (!array.getClass().isArray()) {
            return List.of(array);
        }
        return IntStream.range(0, Array.getLength(array))
                .mapToObj(index -> flat(Array.get(array, index))).flatMap(List::stream).toList();
    }
}
