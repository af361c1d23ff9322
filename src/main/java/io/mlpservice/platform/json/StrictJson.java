package io.mlpservice.platform.json;

import io.mlpservice.platform.QueryParameters;
import io.mlpservice.platform.memory.HeapShare;
import io.mlpservice.platform.memory.JsonCost;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Supplier;

/** Reads JSON into records of the service and reports all errors at once. */
@Component
public final class StrictJson {
    static final int DEEPEST = 64;
    /** A tree takes far more memory than its text: up to 100 bytes for each token. */
    private static final int MOST_TOKENS = 4_000_000;

    private final ObjectReader treeReader;
    private final ObjectReader partReader;
    private final ObjectReader looseReader;
    private final JsonMapper mapper;

    /** A reader that binds as the mapper does. */
    public StrictJson(JsonMapper mapper) {
        this.mapper = mapper;
        var factory = JsonFactory.builder().recyclerPool(JsonRecyclerPools.sharedBoundedPool())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(DEEPEST).maxTokenCount(MOST_TOKENS).build())
                .build();
        this.treeReader = JsonMapper.builder(factory).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build()
                .readerFor(JsonNode.class);
        this.partReader = treeReader.without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        this.looseReader = treeReader.with(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS);
    }

    /**
     * Reads a whole document.
     *
     * @param body in any encoding that JSON allows
     * @throws ProblemException 400 if it is not JSON, 413 if it has too many values, 422 with all errors that keep it from
     *     becoming that record
     */
    public <T extends Record> T read(byte[] body, Class<T> type) {
        try (var parser = parser(treeReader, body, body.length)) {
            return read(parser, type);
        }
    }

    /** The tree that becomes of the document is counted before it grows. */
    private static JsonParser parser(ObjectReader reader, byte[] body, int length) {
        HeapShare.reserve(JsonCost.ofTree(body, length));
        return opened(() -> reader.createParser(body, 0, length));
    }

    /** The first bytes may look like an encoding that no parser reads. */
    private static JsonParser opened(Supplier<JsonParser> opening) {
        try {
            return opening.get();
        } catch (JacksonIOException e) {
            throw ProblemException.badRequest(JsonComplaint.MALFORMED,
                    "The body is in no encoding that JSON has; send JSON in UTF-8.");
        }
    }

    /**
     * Reads a document whose fields the caller checks. NaN and infinite numbers are read too, since many languages write
     * them.
     *
     * @param body in any encoding that JSON allows
     * @param length how many bytes the document has
     * @throws ProblemException 400 if it is not JSON, 413 if it has too many values
     */
    public JsonNode tree(byte[] body, int length) {
        try (var parser = parser(looseReader, body, length)) {
            return parse(parser);
        }
    }

    <T extends Record> T read(InputStream body, Class<T> type) throws IOException {
        return read(body.readAllBytes(), type);
    }

    private <T extends Record> T read(JsonParser parser, Class<T> type) {
        var tree = parse(parser);
        var errors = StrictCheck.check(tree, type);
        QueryParameters.addErrors(errors);
        errors.throwIfAny();
        return bind(tree, type);
    }

    /**
     * Reads as much of a document as possible, so that the caller can report further errors with those found here.
     *
     * @param body in any encoding that JSON allows
     * @throws ProblemException 400 if it is not JSON, 413 if it has too many values, 422 if it is not an object or has too many
     *     errors to report
     */
    public <T extends Record> Draft<T> draft(byte[] body, Class<T> type) {
        try (var parser = parser(treeReader, body, body.length)) {
            return draft(parse(parser), type);
        }
    }

    private <T extends Record> Draft<T> draft(JsonNode tree, Class<T> type) {
        var errors = StrictCheck.check(tree, type);
        QueryParameters.addErrors(errors);
        if (!tree.isObject() || errors.isFull()) {
            errors.throwIfAny();
        }
        return new Draft<>(bind(tree, type), errors, place -> !isGiven(tree.at(place)));
    }

    /**
     * Reads a document but for one list, which may be far too long for the memory. The list is left empty, and {@link
     * ElementsOfList} reads it; here it is only checked to be JSON.
     *
     * @param body in any encoding that JSON allows
     * @param list the name of the list
     * @throws ProblemException as {@link #draft}
     */
    public <T extends Record> Draft<T> draftWithout(String list, InputStream body, Class<T> type) {
        try (var parser = opened(() -> ElementsOfList.strictParser(body))) {
            return draft(withoutList(parser, list), type);
        }
    }

    private JsonNode withoutList(JsonParser parser, String list) {
        try {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return parse(new ShortParser(parser));
            }
            var object = mapper.createObjectNode();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = parser.currentName();
                if (parser.nextToken() == JsonToken.START_ARRAY && name.equals(list)) {
                    parser.skipChildren();
                    object.putArray(name);
                } else {
                    object.set(name, partReader.<JsonNode>readValue(new ShortParser(parser)));
                }
            }
            if (parser.nextToken() != null) {
                throw ProblemException.badRequest(JsonComplaint.MALFORMED,
                        "Something follows the JSON object%s. Send one object."
                                .formatted(where(parser.currentLocation())));
            }
            return object;
        } catch (JacksonException e) {
            throw refusal(parser, e);
        }
    }

    private static boolean isGiven(JsonNode node) {
        return !node.isMissingNode() && !node.isNull();
    }

    private JsonNode parse(JsonParser parser) {
        try {
            JsonNode tree = treeReader.readValue(parser);
            if (tree == null || tree.isMissingNode()) {
                throw ProblemException.badRequest("malformed_json", "The body is empty; send a JSON object.");
            }
            return tree;
        } catch (JacksonException e) {
            throw parser.currentTokenCount() > MOST_TOKENS ? tooManyTokens() : refusal(parser, e);
        }
    }

    private static ProblemException tooManyTokens() {
        return ProblemException.tooLarge("too_many_values",
                "The body has more than %,d names, values and brackets. Send less at a time, or a table as CSV."
                        .formatted(MOST_TOKENS));
    }

    private static ProblemException refusal(JsonParser parser, JacksonException e) {
        if (e instanceof StreamConstraintsException) {
            return JsonComplaint.ofLimit(e, where(parser.currentLocation()));
        }
        var begins = parser.streamReadContext().inRoot() && parser.currentTokenCount() <= 1;
        return ProblemException.badRequest("malformed_json", begins
                ? "The body is not JSON%s: it begins neither with { nor with [. Send a JSON object. Where a table is meant, send it as what it is: CSV needs Content-Type: text/csv."
                        .formatted(where(e.getLocation()))
                : "The body is not JSON%s: %s".formatted(where(e.getLocation()), JsonComplaint.of(e)));
    }

    private static String where(@Nullable TokenStreamLocation place) {
        return place == null || place.getLineNr() < 1
                ? ""
                : " in line %d, column %d".formatted(place.getLineNr(), place.getColumnNr());
    }

    private <T> T bind(JsonNode tree, Class<T> type) {
        try {
            return mapper.treeToValue(tree, type);
        } catch (JacksonException e) {
            if (e.getCause() instanceof ProblemException problem) {
                throw problem;
            }
            if (e.getCause() instanceof IllegalArgumentException refusal) {
                throw ProblemException.invalid(
                        List.of(FieldError.at(pointer(e), "invalid_value", String.valueOf(refusal.getMessage()))));
            }
            throw e;
        }
    }

    private static String pointer(JacksonException e) {
        var pointer = tools.jackson.core.JsonPointer.empty();
        for (var step : e.getPath()) {
            pointer = step.getPropertyName() == null
                    ? pointer.appendIndex(step.getIndex())
                    : pointer.appendProperty(step.getPropertyName());
        }
        return pointer.toString();
    }
}
