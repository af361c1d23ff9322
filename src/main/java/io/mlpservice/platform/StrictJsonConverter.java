package io.mlpservice.platform;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.List;

/** Reads JSON bodies into the service's own records, telling everything that is wrong with a body at once. */
class StrictJsonConverter extends AbstractHttpMessageConverter<Object> {
    private static final int DEEPEST = 64;
    /** A tree takes far more memory than its text, up to 100 bytes a token. */
    private static final int MOST_TOKENS = 4_000_000;

    private final ObjectReader treeReader;
    private final JsonMapper mapper;

    StrictJsonConverter(JsonMapper mapper) {
        super(MediaType.APPLICATION_JSON, new MediaType("application", "*+json"));
        this.mapper = mapper;
        var factory = JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(DEEPEST).maxTokenCount(MOST_TOKENS).build())
                .build();
        this.treeReader = JsonMapper.builder(factory).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build()
                .readerFor(JsonNode.class);
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type.isRecord() && type.getPackageName().startsWith("io.mlpservice");
    }

    @Override
    public boolean canWrite(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected Object readInternal(Class<?> type, HttpInputMessage message) throws IOException {
        var tree = parse(message);
        StrictCheck.check(tree, type);
        return bind(tree, type);
    }

    private JsonNode parse(HttpInputMessage message) throws IOException {
        try (var parser = treeReader.createParser(message.getBody())) {
            return parse(parser);
        }
    }

    private JsonNode parse(JsonParser parser) {
        try {
            JsonNode tree = treeReader.readValue(parser);
            if (tree == null || tree.isMissingNode()) {
                throw ProblemException.badRequest("malformed_json", "The body is empty; send a JSON object.");
            }
            return tree;
        } catch (JacksonException e) {
            throw parser.currentTokenCount() > MOST_TOKENS ? tooManyTokens() : malformed(e);
        }
    }

    private static ProblemException tooManyTokens() {
        return ProblemException.tooLarge("too_many_values",
                "The body has more than %,d names, values and brackets. Send less at a time, or a table as CSV."
                        .formatted(MOST_TOKENS));
    }

    private static ProblemException malformed(JacksonException e) {
        var place = e.getLocation();
        var where = place == null || place.getLineNr() < 1
                ? ""
                : " in line %d, column %d".formatted(place.getLineNr(), place.getColumnNr());
        return ProblemException.badRequest("malformed_json",
                "The body is no JSON%s: %s".formatted(where, JsonComplaint.of(e)));
    }

    private Object bind(JsonNode tree, Class<?> type) {
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

    @Override
    protected void writeInternal(Object value, HttpOutputMessage message) {
        throw new UnsupportedOperationException("this converter only reads");
    }
}
