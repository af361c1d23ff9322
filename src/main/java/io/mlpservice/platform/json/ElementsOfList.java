package io.mlpservice.platform.json;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.databind.json.JsonMapper;

import java.io.InputStream;

/** Goes through the elements of a list in a document that {@link StrictJson#draftWithout} has checked. */
public final class ElementsOfList implements AutoCloseable {
    private static final JsonMapper STRICT = JsonMapper.builder(
            JsonFactory.builder().recyclerPool(JsonRecyclerPools.sharedBoundedPool())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(StrictJson.DEEPEST).build())
                    .build())
            .build();

    private final JsonParser parser;
    private boolean isInList;

    /**
     * Stands before the first element.
     *
     * @param document in any encoding that JSON allows
     * @param list the name of the list, a field of the document
     */
    public ElementsOfList(InputStream document, String list) {
        this.parser = JsonMapper.shared().createParser(document);
        parser.nextToken();
        while (!isInList && parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var isList = parser.currentName().equals(list);
            isInList = parser.nextToken() == JsonToken.START_ARRAY && isList;
            if (!isInList) {
                parser.skipChildren();
            }
        }
    }

    static JsonParser strictParser(InputStream document) {
        return STRICT.createParser(document);
    }

    /** Goes to the next element, which the caller reads or skips as a whole; false behind the last one. */
    public boolean next() {
        isInList = isInList && parser.nextToken() != JsonToken.END_ARRAY;
        return isInList;
    }

    /** Stands at the first token of the element. */
    public JsonParser parser() {
        return parser;
    }

    @Override
    public void close() {
        parser.close();
    }
}
