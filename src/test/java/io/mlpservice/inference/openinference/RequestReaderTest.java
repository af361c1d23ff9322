package io.mlpservice.inference.openinference;

import io.mlpservice.engine.feature.FeatureType;
import io.mlpservice.platform.CellValue;
import io.mlpservice.platform.json.StrictJson;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RequestReaderTest {
    private final FieldErrors errors = new FieldErrors();

    private InferRequest read(String json, @Nullable String length, String hex) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        body.writeBytes(HexFormat.of().parseHex(hex.replace(" ", "")));
        return RequestReader.read(body.toByteArray(), length, new StrictJson(JsonMapper.shared()), errors);
    }

    /** One binary tensor. */
    private Tensor binary(String datatype, int count, String hex) {
        var json = "{'inputs':[{'name':'x','shape':[%d,1],'datatype':'%s','parameters':{'binary_data_size':%d}}]}"
                .formatted(count, datatype, hex.replace(" ", "").length() / 2);
        return read(json, String.valueOf(json.length()), hex).inputs().getFirst();
    }

    private Tensor json(String datatype, String shape, String data) {
        return read("{'inputs':[{'name':'x','shape':%s,'datatype':'%s','data':%s}]}".formatted(shape, datatype, data),
                null, "").inputs().getFirst();
    }

    private static String texts(Tensor tensor, FeatureType type) {
        return IntStream.range(0, tensor.rows() * tensor.rowSize()).mapToObj(index -> text(tensor.cell(index, type)))
                .toList().toString();
    }

    private static String text(@Nullable CellValue cell) {
        return cell == null ? "-" : cell.json().toString();
    }

    private String complaints() {
        return errors.list().stream().map(error -> error.pointer() + " " + error.detail()).toList().toString();
    }

    @ParameterizedTest
    @CsvSource({"BOOL,3,01 00 02,'[true, false, true]'", "INT8,2,7f 80,'[127, -128]'", "UINT8,2,7f 80,'[127, 128]'",
        "INT16,2,0100 ffff,'[1, -1]'", "UINT16,2,0100 ffff,'[1, 65535]'", "INT32,2,01000000 feffffff,'[1, -2]'",
        "UINT32,2,01000000 feffffff,'[1, 4294967294]'",
        "INT64,2,0100000000000000 ffffffffffffffff,'[1, -1]'",
        "UINT64,2,0100000000000000 ffffffffffffffff,'[1, 18446744073709551615]'",
        "INT64,1,0100000000002000,[9007199254740993]", "FP16,3,003e 00c0 007e,'[1.5, -2, -]'",
        "BF16,2,c03f c0ff,'[1.5, -]'", "FP32,3,0000c03f 000000c0 0000c07f,'[1.5, -2, -]'",
        "FP64,2,000000000000f83f 000000000000f87f,'[1.5, -]'",
        "BYTES,3,01000000 61 00000000 02000000 c3a9,'[a, -, é]'"})
    void readsEveryDatatypeInBinaryForm(String datatype, int count, String hex, String cells) {
        var tensor = binary(datatype, count, hex);
        assertThat(complaints()).isEqualTo("[]");
        assertThat(texts(tensor, FeatureType.CATEGORICAL)).isEqualTo(cells);
    }

    @ParameterizedTest
    @CsvSource({"BOOL,'[true, 0, null]','[true, 0, -]'", "INT8,'[127, -128, null]','[127, -128, -]'",
        "UINT64,'[0, 18446744073709551615, null]','[0, 18446744073709551615, -]'",
        "FP32,'[1.5, 5.1, NaN]','[1.5, 5.1, -]'", "FP64,'[1, -2.5, null]','[1, -2.5, -]'",
        "BYTES,'[''a'', '''', null]','[a, -, -]'", "BYTES,'[''x'', 1, true]','[x, 1, true]'"})
    void readsEveryKindOfDatatypeInJson(String datatype, String data, String cells) {
        var tensor = json(datatype, "[3]", data);
        assertThat(complaints()).isEqualTo("[]");
        assertThat(texts(tensor, FeatureType.CATEGORICAL)).isEqualTo(cells);
    }

    @Test
    void readsNestedData() {
        assertThat(texts(json("INT32", "[2,2]", "[[1,2],[3,4]]"), FeatureType.NUMERIC)).isEqualTo("[1, 2, 3, 4]");
    }

    @Test
    void readsSeveralBinaryTensorsInTheirOrderBesidesOneInJson() {
        var json = "{'inputs':[{'name':'a','shape':[1],'datatype':'UINT8','parameters':{'binary_data_size':1}},"
                + "{'name':'b','shape':[1],'datatype':'UINT8','data':[2]},"
                + "{'name':'c','shape':[1],'datatype':'UINT8','parameters':{'binary_data_size':1}}]}";
        assertThat(read(json, String.valueOf(json.length()), "01 03").inputs())
                .extracting(tensor -> text(tensor.cell(0, FeatureType.NUMERIC))).containsExactly("1", "2", "3");
        assertThat(complaints()).isEqualTo("[]");
    }

    /** A category is compared by its text, which is 5.1, not 5.099999904632568. */
    @Test
    void readsNarrowNumbersOfACategoryAsPeopleWriteThem() {
        var tensor = binary("FP32", 1, "3333a340");
        assertThat(texts(tensor, FeatureType.CATEGORICAL)).isEqualTo("[5.1]");
        assertThat(texts(tensor, FeatureType.NUMERIC)).isEqualTo("[5.099999904632568]");
    }

    @Test
    void countsTrueAsOneInANumericFeature() {
        assertThat(texts(binary("BOOL", 2, "01 00"), FeatureType.NUMERIC)).isEqualTo("[1, 0]");
    }

    @Test
    void keepsTheIdAndTheWantedForms() {
        var request = read(
                "{'id':'42','sequence':{'x':1},'parameters':{'binary_data_output':true,'priority':3},'inputs':[{'name':'x','shape':[1],'datatype':'INT8','data':[1],'extra':0}],"
                        + "'outputs':[{'name':'label','parameters':{'binary_data':false}},{'name':'probabilities'}]}",
                null, "");
        assertThat(complaints()).isEqualTo("[]");
        assertThat(request.id()).isEqualTo("42");
        assertThat(request.binaryOutputs()).isTrue();
        assertThat(request.outputs()).extracting(InferRequest.RequestedOutput::binary).containsExactly(false, null);
    }

    @ParameterizedTest
    @CsvSource({"FP32,2,0000c03f,4 2 elements of FP32 have 8 bytes", "FP32,1,0000807f,Element 0 is infinite",
        "FP64,1,000000000000f0ff,Element 0 is infinite", "BYTES,2,01000000 61,has 1 elements",
        "BYTES,1,01000000 61 01000000 62,has more elements", "BYTES,1,05000000 61,Element 0 is cut off",
        "BYTES,1,ffffffff,Element 0 is cut off", "BYTES,1,0100,Element 0 is cut off"})
    void refusesBinaryDataThatIsNotWhatItClaims(String datatype, int count, String hex, String complaint) {
        binary(datatype, count, hex);
        assertThat(complaints()).contains("/inputs/0/parameters/binary_data_size",
                complaint.replaceFirst("^4 ", "'binary_data_size' is 4; "));
    }

    @ParameterizedTest
    @CsvSource({"INT8,[1],[128],/inputs/0/data/0 This is not an element of INT8: 128",
        "UINT8,[1],[-1],not an element of UINT8",
        "INT32,[1],[1.5],not an element of INT32: 1.5", "INT64,[1],[9223372036854775808],not an element of INT64",
        "BOOL,[1],[2],not an element of BOOL", "FP64,[1],['x'],not an element of FP64",
        "FP64,[1],[1e999],must be finite",
        "FP64,[1],[-Infinity],must be finite", "BYTES,[1],[{}],not an element of BYTES",
        "FP64,[3],'[1,2]','/inputs/0/data ''data'' has 2 elements, and ''shape'' means 3.'",
        "FP64,[1],5,'''data'' must be a list'",
        "FP64,[],[1],/inputs/0/shape 'shape' must be a list of whole numbers",
        "FP64,[-1],[1],/inputs/0/shape", "FP64,[1.5],[1],/inputs/0/shape", "FP64,'[100000,100000]',[1],/inputs/0/shape",
        "FP64,[99999999999],[1],/inputs/0/shape", "FP64,{},[1],/inputs/0/shape",
        "FP99,[1],[1],There is no datatype 'FP99'"})
    void refusesDataThatIsNotWhatItClaims(String datatype, String shape, String data, String complaint) {
        json(datatype, shape, data);
        assertThat(complaints()).contains(complaint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"{} | /inputs 'inputs' is missing",
        "{'inputs':3} | 'inputs' must be a list",
        "{'inputs':[3]} | /inputs/0/name 'name' must be a string",
        "{'inputs':[{'name':'x','shape':[1],'datatype':'BYTES','parameters':{'shared_memory_region':'r'}}]} | no shared memory",
        "{'inputs':[{'name':'x','shape':[1],'datatype':'INT8','data':[1],'parameters':{'binary_data_size':1}}]} | not both",
        "{'inputs':[{'name':'x','shape':[1],'datatype':'INT8','parameters':{'binary_data_size':1}}]} | the body has 0 more bytes",
        "{'inputs':[{'name':'x','shape':[1],'datatype':'INT8','parameters':{'binary_data_size':-1}}]} | must be the number of bytes",
        "{'inputs':[{'name':'x','shape':[1],'datatype':'INT8','data':[1]}],'outputs':[{'name':'label','parameters':{'classification':2}}]} | does not rank",
        "{'inputs':[{'name':'x','shape':[1],'datatype':'INT8','data':[1]}],'outputs':[{'name':'label','parameters':{'binary_data':1}}]} | true or false",
        "{'id':{},'inputs':[{'name':'x','shape':[1],'datatype':'INT8','data':[1]}]} | 'id' must be a string"})
    void namesWhatIsWrong(String json, String complaint) {
        read(json, null, "");
        assertThat(complaints()).contains(complaint);
    }

    @Test
    void refusesBytesThatBelongToNoInput() {
        var json = "{'inputs':[{'name':'x','shape':[1],'datatype':'INT8','data':[1]}]}";
        read(json, String.valueOf(json.length()), "00 00");
        assertThat(complaints()).contains("2 bytes behind the JSON belong to no input");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "99", "x", "", "99999999999"})
    void refusesALengthOfTheJsonThatCannotBe(String length) {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> read("{}", length, ""))
                .satisfies(e -> assertThat(e.problem().detail()).contains(RequestReader.JSON_LENGTH, "from 1 to 2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "3", "null", "'x'"})
    void refusesABodyThatIsNoObject(String json) {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> read(json, null, ""))
                .satisfies(e -> assertThat(Objects.requireNonNull(e.problem()).status()).isEqualTo(400));
    }
}
