package io.mlpservice.platform.json;

import io.mlpservice.platform.AlsoCalled;
import io.mlpservice.platform.JsonNames;
import io.mlpservice.platform.SimilarNames;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * A field of a request that may be meant by an unknown one.
 *
 * @param path from the whole request, or from where the unknown one stands: {@code training.epochs}
 */
record MeantField(String path, RecordComponent component) {
    /**
     * Asks whether another field is meant: one of the same object, or one that stands elsewhere in the request.
     *
     * @param here the object that has no such field
     * @param request what is read as a whole
     * @return to end a sentence with; empty if no field is like it
     */
    static String question(String name, Class<?> here, Class<?> request) {
        var near = Arrays.stream(here.getRecordComponents())
                .map(component -> new MeantField(JsonNames.of(component), component));
        var all = new ArrayList<MeantField>();
        addAll(request, "", all);
        all.sort(Comparator.comparingLong(MeantField::depth));
        var paths = new LinkedHashMap<String, String>();
        Stream.concat(near, all.stream()).forEach(field -> field.names()
                .forEach(called -> paths.putIfAbsent(SimilarNames.core(called), field.path())));
        return SimilarNames.question(name, paths);
    }

    private static void addAll(Class<?> type, String prefix, List<MeantField> fields) {
        for (var component : type.getRecordComponents()) {
            var path = prefix + JsonNames.of(component);
            fields.add(new MeantField(path, component));
            var annotated = component.getAnnotatedType();
            if (StrictCheck.isObject(component.getType())) {
                addAll(component.getType(), path + ".", fields);
            } else if (component.getType() == List.class
                    && annotated instanceof AnnotatedParameterizedType list) {
                var element = Placeholder.raw(list.getAnnotatedActualTypeArguments()[0]);
                if (StrictCheck.isObject(element)) {
                    addAll(element, path + "[].", fields);
                }
            }
        }
    }

    private long depth() {
        return path.chars().filter(character -> character == '.').count();
    }

    /** The name and what others call it. */
    private Stream<String> names() {
        var others = component.getAnnotation(AlsoCalled.class);
        return Stream.concat(Stream.of(JsonNames.of(component)),
                others == null ? Stream.empty() : Arrays.stream(others.value()));
    }
}
