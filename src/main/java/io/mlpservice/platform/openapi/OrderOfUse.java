package io.mlpservice.platform.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.tags.Tag;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Orders operations as a user needs them: tables first, then training, models and predictions; uploads of files first. */
@Component
class OrderOfUse implements GlobalOpenApiCustomizer {
    private static final List<String> TAGS = List.of("Data sets", "Training jobs", "Models", "Predictions",
            "Prediction jobs", "Capabilities");
    private static final String FILES = "multipart/form-data";

    @Override
    public void customise(OpenAPI document) {
        document.setTags(document.getTags().stream().sorted(Comparator.comparing(Tag::getName, byTag())).toList());
        var paths = new Paths();
        document.getPaths().entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, PathItem>, String>comparing(entry -> tag(entry.getValue()),
                        byTag())
                        .thenComparing(Map.Entry::getKey))
                .forEach(entry -> paths.addPathItem(entry.getKey(), entry.getValue()));
        paths.setExtensions(document.getPaths().getExtensions());
        document.setPaths(paths);
        paths.values().stream().flatMap(path -> path.readOperations().stream()).forEach(OrderOfUse::putFilesFirst);
    }

    private static Comparator<String> byTag() {
        return Comparator.comparingInt(TAGS::indexOf);
    }

    private static String tag(PathItem path) {
        return path.readOperations().getFirst().getTags().getFirst();
    }

    private static void putFilesFirst(Operation operation) {
        var body = operation.getRequestBody();
        if (body != null && body.getContent() != null && body.getContent().containsKey(FILES)) {
            var ordered = new Content();
            ordered.addMediaType(FILES, body.getContent().get(FILES));
            body.getContent().forEach(ordered::putIfAbsent);
            body.setContent(ordered);
        }
    }
}
