package io.mlpservice.exchange.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import io.mlpservice.engine.data.Column;
import io.mlpservice.engine.data.Table;
import io.mlpservice.engine.encoding.Prediction;
import io.mlpservice.engine.feature.CategoryEncoding;
import io.mlpservice.engine.feature.Feature;
import io.mlpservice.engine.feature.FeatureType;
import io.mlpservice.engine.feature.MissingValues;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.engine.scaling.Scaling;
import io.mlpservice.exchange.ExampleModel;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.ProblemException;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.offset;

/** What goes into an ONNX graph. */
class OnnxInputsTest {
    private static final Feature COLOR = new Feature("color", FeatureType.CATEGORICAL);
    private static final Offset<Double> CLOSE = offset(1e-12);
    private static final OnnxOptions USUAL = new OnnxOptions(null, null);

    private static byte[] file(TrainedModel model, OnnxOptions options) {
        return OnnxFile.write(model, options, "iris@1", Map.of("model", "iris", "version", "1"));
    }

    private static double[] probabilities(TrainedModel model, Map<String, Object> inputs) throws Exception {
        try (var session = new OnnxSession(file(model, new OnnxOptions(null, Precision.FLOAT64)))) {
            return ((double[][]) session.run(inputs).get("probabilities"))[0];
        }
    }

    private static double[] ofColor(TrainedModel model, String color) throws Exception {
        return probabilities(model, Map.of("color", new String[][]{{color}}));
    }

    @Test
    void areTextsWhoseWordsForGapsAndUnseenCategoriesCountAsInTheService() throws Exception {
        for (var categories : List.of(CategoryEncoding.ONE_HOT, CategoryEncoding.ORDINAL)) {
            for (var missing : List.of(MissingValues.MEDIAN, MissingValues.MOST_FREQUENT)) {
                var model = new ExampleModel().of(List.of(COLOR)).gaps("none", "red")
                        .with(Scaling.STANDARD, missing, categories).in(Precision.FLOAT64).build();
                var gap = probabilities(model, Double.NaN);
                assertThat(ofColor(model, "")).containsExactly(gap, CLOSE);
                assertThat(ofColor(model, "none")).containsExactly(gap, CLOSE);
                for (var text : List.of("purple", "red", "Grün")) {
                    assertThat(ofColor(model, text)).as(text).containsExactly(probabilities(model,
                            model.features().encoder(0).code(text).orElseThrow()), CLOSE);
                }
            }
        }
    }

    private static double[] probabilities(TrainedModel model, double code) {
        return ((Prediction.Label) model.predict(new double[][]{{code}}).getFirst())
                .probabilities();
    }

    @Test
    void areNumbersWhoseWordsForGapsCountAsGaps() throws Exception {
        var model = new ExampleModel().of(List.of(Feature.numeric("age"))).gaps("-999", "x").in(Precision.FLOAT64)
                .build();
        var gap = probabilities(model, Double.NaN);
        assertThat(probabilities(model, Map.of("input", new double[][]{{-999}}))).containsExactly(gap, CLOSE);
        assertThat(probabilities(model, Map.of("input", new double[][]{{Double.NaN}}))).containsExactly(gap, CLOSE);
    }

    @Test
    void giveNoNumbersWhereTheModelRefusesGaps() throws Exception {
        var table = new Table(List.of(new Column.Numeric("x", new double[]{1, 2, 3}),
                new Column.Categorical("color", List.of("a", "b"), new int[]{0, 1, 1})));
        var x = Feature.numeric("x");
        for (var categories : List.of(CategoryEncoding.ONE_HOT, CategoryEncoding.ORDINAL)) {
            var model = new ExampleModel().on(table).of(List.of(x, COLOR))
                    .with(Scaling.QUANTILE_NORMAL, MissingValues.REJECT, categories).build();
            assertThat(probabilities(model, inputs(2, "a"))).doesNotContain(Double.NaN);
            assertThat(probabilities(model, inputs(Double.NaN, "a"))).containsOnly(Double.NaN);
            assertThat(probabilities(model, inputs(2, ""))).containsOnly(Double.NaN);
            assertThat(probabilities(model, inputs(Double.POSITIVE_INFINITY, "a"))).doesNotContain(1.0, 0.0);
        }
    }

    private static Map<String, Object> inputs(double x, String color) {
        return Map.of("x", new double[][]{{x}}, "color", new String[][]{{color}});
    }

    @Test
    void mayHaveTheNamesOfOutputsAndOfNothingElse() throws Exception {
        var names = List.of("label", "probabilities", "constant", "layers.0.weight", " ", "Gemm_3");
        var table = new Table(names.stream().<Column>map(name -> new Column.Numeric(name, new double[]{1, 2, 3}))
                .toList());
        var model = new ExampleModel().on(table).of(Feature.numeric(names)).build();
        try (var session = new OnnxSession(file(model, new OnnxOptions(InputForm.NAMED, Precision.FLOAT32)))) {
            assertThat(session.session().getInputNames()).containsExactlyElementsOf(names);
            assertThat(session.session().getOutputNames()).containsExactly("label_", "probabilities_");
            var inputs = new HashMap<String, Object>();
            names.forEach(name -> inputs.put(name, new float[][]{{1}}));
            assertThat(session.run(inputs).arrays()).containsKey("label_");
        }
    }

    @Test
    void areDoubleWhereSinglePrecisionWouldNotTellThemApart() throws Exception {
        var seconds = IntStream.range(0, 50).mapToDouble(row -> 1.7e9 + 3600 * row).toArray();
        var table = new Table(List.of(new Column.Numeric("epoch", seconds)));
        var model = new ExampleModel().on(table).of(List.of(Feature.numeric("epoch"))).build();
        var metadata = metadata(file(model, USUAL));
        assertThat(metadata).containsEntry("input_type", "float64").containsEntry("inputs", "matrix");
        assertThat(metadata.get("notes")).isEqualTo("Numbers go in and come out as float64: float32 does not tell "
                + "apart close numbers that are as far from 0 as those of the columns: epoch.");
        assertThat(metadata(file(model, new OnnxOptions(null, Precision.FLOAT32)))).containsEntry("input_type",
                "float32");
        assertThat(metadata(file(new ExampleModel().build(), USUAL))).containsEntry("input_type", "float32")
                .containsEntry("notes", "");
        assertThat(metadata(file(new ExampleModel().of(ExampleModel.DATE).build(), USUAL)).get("notes"))
                .contains("only to the minute");
    }

    @Test
    void sayWhereTheModelComesFromAndAreTheSameEachTime() throws Exception {
        var model = new ExampleModel().build();
        var metadata = metadata(file(model, USUAL));
        assertThat(metadata).containsEntry("model", "iris").containsEntry("version", "1")
                .containsEntry("features", "[\"age\",\"income\",\"same\",\"member\"]");
        assertThat(file(model, USUAL)).isEqualTo(file(new ExampleModel().build(), USUAL));
    }

    private static Map<String, String> metadata(byte[] file) throws Exception {
        return ModelProto.parseFrom(file).getMetadataPropsList().stream()
                .collect(Collectors.toMap(StringStringEntryProto::getKey, StringStringEntryProto::getValue));
    }

    @Test
    void useOperatorsOfTheStandardAlone() throws Exception {
        var text = ModelProto.parseFrom(file(new ExampleModel().of(ExampleModel.ALL).build(), USUAL));
        assertThat(text.getOpsetImportList()).singleElement()
                .matches(set -> set.getDomain().isEmpty() && set.getVersion() == 19);
        assertThat(ModelProto.parseFrom(file(new ExampleModel().build(), USUAL)).getOpsetImportList())
                .singleElement().matches(set -> set.getDomain().isEmpty() && set.getVersion() == 17);
        assertThat(text.getGraph().getNodeList()).allMatch(node -> node.getDomain().isEmpty());
    }

    @Test
    void areRefusedWithEveryReasonWhereOnnxCannotExpressThem() {
        var model = new ExampleModel().of(ExampleModel.ALL)
                .with(Scaling.STANDARD, MissingValues.MEDIAN, CategoryEncoding.HASHED).build();
        var refusal = catchThrowableOfType(ProblemException.class, () -> file(model, USUAL)).problem();
        assertThat(refusal.code()).isEqualTo("not_expressible");
        assertThat(refusal.errors()).extracting(FieldError::detail).satisfiesExactly(
                color -> assertThat(color).contains("'color'", "hashes text"),
                city -> assertThat(city).contains("'city of birth'"));
        var text = new ExampleModel().of(ExampleModel.ALL).build();
        var matrix = catchThrowableOfType(ProblemException.class,
                () -> file(text, new OnnxOptions(InputForm.MATRIX, null))).problem();
        assertThat(matrix.errors()).extracting(FieldError::code).containsExactly("text_in_matrix", "text_in_matrix");
    }
}
