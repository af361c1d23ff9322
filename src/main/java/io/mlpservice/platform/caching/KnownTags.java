package io.mlpservice.platform.caching;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;

import java.util.Arrays;
import java.util.List;

/** The tags that a request has in {@code If-None-Match} or {@code If-Match}; {@code *} stands for all. */
record KnownTags(List<ETag> tags) {
    KnownTags {
        tags = List.copyOf(tags);
    }

    /** Reads the header, which may be repeated. What is no tag matches none. */
    static KnownTags of(String @Nullable [] headers) {
        return new KnownTags(headers == null
                ? List.of()
                : Arrays.stream(headers).flatMap(header -> ETag.parse(header).stream()).toList());
    }

    /** Whether the client has the answer of a tag, weak or strong. */
    boolean contain(String tag) {
        var present = ETag.create(tag);
        return tags.stream().anyMatch(known -> known.isWildcard() || known.compare(present, false));
    }

    /** Whether one of them is this very tag. A weak one is not: what it names may differ in details. */
    boolean match(String tag) {
        var present = ETag.create(tag);
        return tags.stream().anyMatch(known -> known.isWildcard() || known.compare(present, true));
    }
}
