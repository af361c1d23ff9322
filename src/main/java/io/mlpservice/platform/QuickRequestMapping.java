package io.mlpservice.platform;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds handlers as Spring does, which looks up paths without variables in a table and compares every handler with all other
 * paths. Here the table has handlers of paths with variables too, by the last word, which so counts more than the others.
 * Every handler is compared where the table has none that matches.
 */
final class QuickRequestMapping extends RequestMappingHandlerMapping {
    private final Set<String> withoutVariables = ConcurrentHashMap.newKeySet();

    @Override
    protected Set<String> getDirectPaths(RequestMappingInfo mapping) {
        var paths = super.getDirectPaths(mapping);
        withoutVariables.addAll(paths);
        var patterns = mapping.getPatternValues();
        return paths.isEmpty() && patterns.size() == 1 ? Set.of(lastWord(patterns.iterator().next())) : paths;
    }

    @Override
    protected @Nullable HandlerMethod lookupHandlerMethod(String path, HttpServletRequest request) throws Exception {
        return super.lookupHandlerMethod(withoutVariables.contains(path) ? path : lastWord(path), request);
    }

    @Override
    protected void handleMatch(RequestMappingInfo mapping, String key, HttpServletRequest request) {
        super.handleMatch(mapping, key.startsWith("/") ? key : initLookupPath(request), request);
    }

    /** Without the slash by which a path begins, so that it is mistaken for none. */
    private static String lastWord(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
