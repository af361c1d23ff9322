package io.mlpservice.platform;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds the handlers of paths with variables as Spring does, which compares headers and media types with every handler before
 * it looks at the path. Handlers whose paths end in another word are passed over here first.
 */
final class QuickRequestMapping extends RequestMappingHandlerMapping {
    /** What the paths end in, where that is no variable. */
    private final Map<RequestMappingInfo, String> lastWords = new ConcurrentHashMap<>();

    @Override
    protected void registerHandlerMethod(Object handler, Method method, RequestMappingInfo mapping) {
        super.registerHandlerMethod(handler, method, mapping);
        var patterns = mapping.getPatternValues();
        if (patterns.size() == 1) {
            var pattern = patterns.iterator().next();
            var lastWord = pattern.substring(pattern.lastIndexOf('/') + 1);
            if (lastWord.chars().allMatch(character -> Character.isLetter(character) || character == '-')) {
                lastWords.put(mapping, lastWord);
            }
        }
    }

    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(RequestMappingInfo mapping, HttpServletRequest request) {
        var lastWord = lastWords.get(mapping);
        return lastWord == null || mayEndIn(lastWord, request.getRequestURI())
                ? super.getMatchingMapping(mapping, request)
                : null;
    }

    /** A path with escapes or parameters may end otherwise than it looks. */
    private static boolean mayEndIn(String word, String path) {
        return path.endsWith(word) || path.indexOf('%') >= 0 || path.indexOf(';') >= 0;
    }
}
