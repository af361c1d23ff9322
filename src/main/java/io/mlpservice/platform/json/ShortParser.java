package io.mlpservice.platform.json;

import io.mlpservice.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.util.JsonParserDelegate;

/** A parser of what must be short enough to become a tree. */
final class ShortParser extends JsonParserDelegate {
    private static final int MOST = 200_000;

    private int count;

    ShortParser(JsonParser parser) {
        super(parser);
    }

    @Override
    public @Nullable JsonToken nextToken() {
        if (++count > MOST) {
            throw ProblemException.tooLarge("too_many_values",
                    "A field other than the rows has more than %,d values. Send less.".formatted(MOST));
        }
        return super.nextToken();
    }
}
