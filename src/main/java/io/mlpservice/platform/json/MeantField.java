package io.mlpservice.platform.json;

import io.mlpservice.platform.AlsoCalled;
import io.mlpservice.platform.JsonNames;
import io.mlpservice.platform.SimilarNames;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A field of a request that may be meant by an unknown one.
 *
 * @param path from the whole request, or from where the unknown one stands: {@code training.epochs}
 */
record MeantField(String path, RecordComponent component) {
    private static final int LONGEST = 100;

    /**
     * Asks whether another field is meant: one of the same object, or one that stands elsewhere in the request.
     *
     * @param here the object that has no such field
     * @param request what is read as a whole
     * @return to end a sentence with; empty if no field is like it
     */
    static String question(String name, Class<?> here, Class<?> request) {
        if (name.length() > LONGEST) {
            return "";
        }
        var near = Arrays.stream(here.getRecordComponents())
                .map(component -> new MeantField(JsonNames.of(component), component)).toList();
        var all = new ArrayList<MeantField>();
        addAll(request, "", all);
        all.sort(Comparator.comparingLong(MeantField::depth));
        Predicate<MeantField> called = field -> field.isCalled(name);
        Predicate<MeantField> similar = field -> SimilarNames.areSimilar(name, field.name());
        return first(near, called).or(() -> first(all, called)).or(() -> first(near, similar))
                .or(() -> first(all, similar)).map(field -> " Did you mean '%s'?".formatted(field.path())).orElse("");
    }

    private static Optional<MeantField> first(List<MeantField> fields, Predicate<MeantField> isMeant) {
        return fields.stream().filter(isMeant).findFirst();
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

    private String name() {
        return JsonNames.of(component);
    }

    private long depth() {
        return path.chars().filter(character -> character == '.').count();
    }

    private boolean isCalled(String name) {
        var other = component.getAnnotation(AlsoCalled.class);
        return SimilarNames.core(name).equals(SimilarNames.core(name()))
                || (other != null && SimilarNames.alike(name, List.of(other.value())).isPresent());
    }
}
