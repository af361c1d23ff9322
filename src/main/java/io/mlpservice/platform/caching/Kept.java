package io.mlpservice.platform.caching;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity.BodyBuilder;

/** How clients may keep answers: for themselves, and they ask before each use, since what is shown may be deleted. */
final class Kept {
    private static final CacheControl KEEP_AND_ASK = CacheControl.noCache().cachePrivate();

    private Kept() {}

    static BodyBuilder headers(BodyBuilder response, String tag) {
        return response.eTag(tag).cacheControl(KEEP_AND_ASK);
    }

    static void headers(HttpHeaders response, String tag) {
        response.setETag(tag);
        response.setCacheControl(KEEP_AND_ASK);
    }
}
