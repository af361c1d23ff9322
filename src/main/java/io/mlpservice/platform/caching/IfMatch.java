package io.mlpservice.platform.caching;

import io.mlpservice.platform.json.LargeJson;
import io.mlpservice.platform.problem.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.json.JsonMapper;

import java.util.function.Supplier;

/** What the current request says by {@code If-Match} of the thing that it changes. */
public final class IfMatch {
    /** Where it is kept in the request. */
    static final String ATTRIBUTE = IfMatch.class.getName();

    private final KnownTags tags;
    private final JsonMapper json;

    IfMatch(KnownTags tags, JsonMapper json) {
        this.tags = tags;
        this.json = json;
    }

    /**
     * Ends the request if the thing is no longer as the client saw it. Call it while the thing is locked. Does
     * nothing outside of requests, or where a request has no such header.
     *
     * @param present what a {@code GET} would answer now
     * @throws ProblemException 412 {@code precondition_failed}
     */
    public static void check(Supplier<? extends Record> present) {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                && attributes.getRequest().getAttribute(ATTRIBUTE) instanceof IfMatch condition) {
            condition.require(present.get());
        }
    }

    private void require(Record present) {
        if (!tags.match(ContentTags.tag(LargeJson.write(json, present)))) {
            throw ProblemException.of(HttpStatus.PRECONDITION_FAILED, "precondition_failed",
                    "This is no longer as the ETag in If-Match says. Get it again, and repeat the request with its new ETag if the change is still right.");
        }
    }
}
