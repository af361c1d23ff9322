package io.mlpservice.inference.openinference;

import io.mlpservice.inference.JsonCells;
import io.mlpservice.inference.openinference.InferRequest.RequestedOutput;
import io.mlpservice.platform.CellValue;
import io.mlpservice.platform.json.StrictJson;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.platform.problem.Messages;
import io.mlpservice.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads requests. Fields that the protocol does not know are ignored. */
final class RequestReader {
    /** Says where the JSON of a body ends and its binary part begins, in bytes after decompression. */
    static final String JSON_LENGTH = "Inference-Header-Content-Length";

    private static final String BINARY_SIZE = "binary_data_size";

    private final JsonNode body;
    private final BinaryPart binary;
    private final FieldErrors errors;

    private RequestReader(JsonNode body, BinaryPart binary, FieldErrors errors) {
        this.body = body;
        this.binary = binary;
        this.errors = errors;
    }

    /**
     * Reads a request.
     *
     * @param jsonLength the header {@value #JSON_LENGTH}; null if all of the body is JSON
     * @param errors gets what is wrong; the request is meaningless then
     * @throws ProblemException 400 if the body cannot be parsed
     */
    static InferRequest read(byte[] body, @Nullable String jsonLength, StrictJson json, FieldErrors errors) {
        var length = jsonLength == null ? body.length : length(jsonLength, body.length);
        var tree = json.tree(body, length);
        if (!tree.isObject()) {
            throw ProblemException.badRequest("wrong_type",
                    "The body must be a JSON object with 'inputs', not %s.".formatted(JsonCells.kind(tree)));
        }
        return new RequestReader(tree, new BinaryPart(body, length, errors), errors).request();
    }

    private static int length(String header, int most) {
        try {
            var length = Integer.parseInt(header.strip());
            if (length > 0 && length <= most) {
                return length;
            }
        } catch (NumberFormatException e) {
            // The message below says what is wrong.
        }
        throw ProblemException.badRequest("malformed_header",
                "%s is '%s'; it must be the number of bytes of the JSON at the start of the body, from 1 to %d."
                        .formatted(JSON_LENGTH, Messages.shortened(header), most));
    }

    private InferRequest request() {
        var inputs = list("inputs");
        if (inputs.isEmpty()) {
            errors.add("/inputs", "required", "'inputs' is missing; send a list with a tensor for each feature.");
        }
        var tensors = IntStream.range(0, inputs.size()).mapToObj(index -> tensor(inputs.get(index), "/inputs/" + index))
                .toList();
        if (errors.isEmpty()) {
            binary.end();
        }
        var outputs = list("outputs");
        return new InferRequest(id(), tensors,
                IntStream.range(0, outputs.size()).mapToObj(index -> output(outputs.get(index), "/outputs/" + index))
                        .toList(),
                Boolean.TRUE.equals(truth(body.path("parameters"), "binary_data_output", "/parameters")));
    }

    private @Nullable String id() {
        var id = body.path("id");
        if (!id.isValueNode()) {
            if (!id.isMissingNode()) {
                errors.add("/id", "wrong_type", "'id' must be a string, not %s.".formatted(JsonCells.kind(id)));
            }
            return null;
        }
        return id.isNull() ? null : id.asString();
    }

    private List<JsonNode> list(String name) {
        var node = body.path(name);
        if (!node.isArray() && !node.isMissingNode() && !node.isNull()) {
            errors.add("/" + name, "wrong_type",
                    "'%s' must be a list, not %s.".formatted(name, JsonCells.kind(node)));
        }
        return node.isArray() ? node.valueStream().toList() : List.of();
    }

    private RequestedOutput output(JsonNode output, String pointer) {
        var parameters = output.path("parameters");
        refuse(parameters, "shared_memory_region", pointer, "The service has no shared memory; leave it out.");
        refuse(parameters, "classification", pointer,
                "The service does not rank classes; leave it out, and ask for the outputs 'label' and 'probabilities'.");
        return new RequestedOutput(text(output, "name", pointer), pointer,
                truth(parameters, "binary_data", pointer + "/parameters"));
    }

    private void refuse(JsonNode parameters, String name, String pointer, String detail) {
        if (parameters.has(name)) {
            errors.add(pointer + "/parameters/" + name, "not_supported", detail);
        }
    }

    private Tensor tensor(JsonNode input, String pointer) {
        var parameters = input.path("parameters");
        refuse(parameters, "shared_memory_region", pointer, "The service has no shared memory; send the data itself.");
        var name = text(input, "name", pointer);
        var datatype = datatype(input, pointer);
        var shape = shape(input.path("shape"), pointer);
        var count = shape == null ? 0 : shape.stream().reduce(1, (first, second) -> first * second);
        var elements = datatype == null || shape == null || shape.isEmpty()
                ? null
                : elements(input, parameters, datatype, count, pointer);
        return new Tensor(name, pointer, datatype == null ? Datatype.BYTES : datatype,
                shape == null || shape.isEmpty() ? List.of(0) : shape, elements == null ? _ -> null : elements);
    }

    private String text(JsonNode node, String name, String pointer) {
        var value = node.path(name);
        if (!value.isString()) {
            errors.add(pointer + "/" + name, "required", "'%s' must be a string, and is %s.".formatted(name,
                    JsonCells.kind(value)));
        }
        return value.asString("");
    }

    private @Nullable Boolean truth(JsonNode parameters, String name, String pointer) {
        var value = parameters.path(name);
        if (!value.isBoolean() && !value.isMissingNode() && !value.isNull()) {
            errors.add(pointer + "/" + name, "wrong_type", "'%s' must be true or false.".formatted(name));
        }
        return value.isBoolean() ? value.booleanValue() : null;
    }

    private @Nullable Datatype datatype(JsonNode input, String pointer) {
        var name = text(input, "datatype", pointer);
        var found = Arrays.stream(Datatype.values()).filter(type -> type.name().equals(name)).findFirst();
        if (found.isEmpty() && !name.isEmpty()) {
            errors.add(pointer + "/datatype", "invalid_value", "There is no datatype '%s'; choose one of: %s."
                    .formatted(Messages.shortened(name), String.join(", ",
                            Arrays.stream(Datatype.values()).map(Datatype::name).toList())));
        }
        return found.orElse(null);
    }

    /** The sizes, whose product is an integer; null if they are none. */
    private @Nullable List<Integer> shape(JsonNode shape, String pointer) {
        var sizes = new ArrayList<Integer>();
        var product = 1L;
        for (var size : shape) {
            if (!size.canConvertToInt() || !size.isIntegralNumber() || size.intValue() < 0) {
                product = Long.MAX_VALUE;
                break;
            }
            sizes.add(size.intValue());
            product = Math.min(Integer.MAX_VALUE + 1L, product * size.intValue());
        }
        if (!shape.isArray() || shape.isEmpty() || product > Integer.MAX_VALUE) {
            errors.add(pointer + "/shape", "invalid_value",
                    "'shape' must be a list of whole numbers, the number of rows first, such as [3, 1] or [3]; it may mean at most 2147483647 elements.");
            return null;
        }
        return sizes;
    }

    private Tensor.@Nullable Elements elements(JsonNode input, JsonNode parameters, Datatype datatype, int count,
            String pointer) {
        var size = parameters.path(BINARY_SIZE);
        if (size.isMissingNode()) {
            return data(input.path("data"), datatype, count, pointer + "/data");
        }
        var at = pointer + "/parameters/" + BINARY_SIZE;
        if (input.hasNonNull("data")) {
            errors.add(pointer, "exactly_one", "Send either 'data' or '%s', not both.".formatted(BINARY_SIZE));
            return null;
        }
        if (!size.isIntegralNumber() || !size.canConvertToLong() || size.longValue() < 0) {
            errors.add(at, "invalid_value", "'%s' must be the number of bytes of this tensor.".formatted(BINARY_SIZE));
            return null;
        }
        return binary.next(size.longValue(), datatype, count, at);
    }

    private Tensor.@Nullable Elements data(JsonNode data, Datatype datatype, int count, String pointer) {
        if (!data.isArray()) {
            errors.add(pointer, "required",
                    "'data' must be a list of the elements; binary data needs 'binary_data_size' in 'parameters' and the header %s."
                            .formatted(JSON_LENGTH));
            return null;
        }
        List<@Nullable CellValue> cells = new ArrayList<>(Math.min(count, data.size()));
        flatten(data, datatype, cells, pointer);
        if (cells.size() != count) {
            errors.add(pointer, "wrong_length",
                    "'data' has %d elements, and 'shape' means %d.".formatted(cells.size(), count));
            return null;
        }
        return cells::get;
    }

    private void flatten(JsonNode list, Datatype datatype, List<@Nullable CellValue> cells, String pointer) {
        var place = 0;
        for (var element : list) {
            var at = pointer + "/" + place++;
            if (element.isArray()) {
                flatten(element, datatype, cells, at);
            } else if (datatype.accepts(element)) {
                cells.add(emptyAsGap(JsonCells.of(element, at, errors)));
            } else {
                cells.add(null);
                errors.add(at, "wrong_type", "This is not an element of %s: %s.".formatted(datatype,
                        Messages.shortened(element.toString())));
            }
        }
    }

    private static @Nullable CellValue emptyAsGap(@Nullable CellValue cell) {
        return Optional.ofNullable(cell).filter(value -> !value.text().isEmpty()).orElse(null);
    }
}
