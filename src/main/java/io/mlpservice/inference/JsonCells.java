package io.mlpservice.inference;

import io.mlpservice.platform.CellValue;
import io.mlpservice.platform.problem.FieldErrors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Cells in JSON bodies. Null and NaN are gaps. */
public final class JsonCells {
    private static final String BASE64 = "b64";

    private JsonCells() {}

    /** The cell in a node, which may also be a list of one cell or text in Base64; null where there is none, or an error. */
    public static @Nullable CellValue lenient(JsonNode node, String pointer, FieldErrors errors) {
        if (node.isArray() && node.size() == 1) {
            return of(node.get(0), pointer, errors);
        }
        if (node.isObject() && node.size() == 1 && node.path(BASE64).isString()) {
            return decoded(node.get(BASE64).stringValue(), pointer, errors);
        }
        return of(node, pointer, errors);
    }

    /** The cell in a node; null where there is none, or an error. */
    public static @Nullable CellValue of(JsonNode node, String pointer, FieldErrors errors) {
        if (node.isNumber()) {
            return number(node, pointer, errors);
        }
        if (node.isString()) {
            return new CellValue.Text(node.stringValue());
        }
        if (node.isBoolean()) {
            return new CellValue.Truth(node.booleanValue());
        }
        if (!node.isNull()) {
            errors.add(pointer, "wrong_type",
                    "A cell is a number, a string, a boolean or null, not %s.".formatted(kind(node)));
        }
        return null;
    }

    /** What a node is, in words. */
    public static String kind(JsonNode node) {
        if (node.isArray()) {
            return "a list";
        }
        if (node.isObject()) {
            return "an object";
        }
        return node.isMissingNode() ? "left out" : node.isNull() ? "null" : "a single value";
    }

    private static @Nullable CellValue number(JsonNode node, String pointer, FieldErrors errors) {
        var cell = CellValue.of(node.isIntegralNumber() ? node.numberValue() : (Number) node.doubleValue());
        if (!(cell instanceof CellValue.Numeric(var value, var _)) || Double.isNaN(value)) {
            return null;
        }
        if (Double.isInfinite(value)) {
            errors.add(pointer, "out_of_range",
                    "Numbers must be finite in double precision; send null where there is no value.");
            return null;
        }
        return cell;
    }

    private static @Nullable CellValue decoded(String text, String pointer, FieldErrors errors) {
        try {
            return new CellValue.Text(new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            errors.add(pointer, "invalid_value", "'b64' is not Base64; send the text itself as a string.");
            return null;
        }
    }
}
