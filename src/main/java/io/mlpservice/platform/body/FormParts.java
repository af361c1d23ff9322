package io.mlpservice.platform.body;

import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.platform.problem.Messages;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.multipart.MultipartException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads forms that have a file and some short fields, which may be in the address instead. */
public final class FormParts {
    private static final int LONGEST_FILE_NAME = 300;
    private static final Pattern FILE_NAME = Pattern.compile("[^\\p{Cntrl},;|{\"]+\\.\\p{Alpha}\\w{0,9}");
    private static final Set<MediaType> FORMS = Set.of(MediaType.MULTIPART_FORM_DATA,
            MediaType.APPLICATION_FORM_URLENCODED);

    private FormParts() {}

    /** Whether a media type is that of a form. */
    public static boolean isForm(MediaType type) {
        return FORMS.contains(new MediaType(type.getType(), type.getSubtype()));
    }

    /**
     * The file of a form.
     *
     * @param file the name of the file's field
     * @param others the names of the other fields
     * @param errors receives what is wrong with fields: a missing file, unknown fields, and those that are given twice
     * @return null if it is missing, which is one of the errors
     */
    public static @Nullable Part read(HttpServletRequest request, String file, List<String> others, FieldErrors errors)
            throws IOException {
        var parts = parts(request).stream().collect(Collectors.groupingBy(Part::getName));
        var files = parts.getOrDefault(file, List.of());
        if (files.isEmpty()) {
            errors.add(FieldError.parameter(file, "required", "'%s' is missing; send it.".formatted(file)));
        }
        checkOnce(file, files, errors);
        if (files.size() == 1) {
            checkContent(file, files.getFirst(), errors);
        }
        others.forEach(other -> checkOnce(other, longer(values(request, other), parts.getOrDefault(other, List.of())),
                errors));
        parts.keySet().stream().filter(part -> !part.equals(file) && !others.contains(part))
                .forEach(part -> errors.add(FieldError.parameter(part, "unknown_field",
                        "There is no form field '%s'; there are: %s, %s.".formatted(Messages.shortened(part), file,
                                String.join(", ", others)))));
        return files.isEmpty() ? null : files.getFirst();
    }

    /** Without its sign for a file, curl sends the name of a file as its content. */
    private static void checkContent(String field, Part file, FieldErrors errors) throws IOException {
        if (file.getSubmittedFileName() != null || file.getSize() > LONGEST_FILE_NAME) {
            return;
        }
        try (var content = file.getInputStream()) {
            var text = new String(content.readAllBytes(), StandardCharsets.UTF_8).strip();
            if (FILE_NAME.matcher(text).matches()) {
                errors.add(FieldError.parameter(field, "invalid_value",
                        "'%1$s' holds '%2$s', which seems to be the name of a file and not its content. With curl, send the file by -F '%1$s=@%2$s'."
                                .formatted(field, Messages.shortened(text))));
            }
        }
    }

    /** Another file of a form; null if it is missing. */
    public static @Nullable Part optional(HttpServletRequest request, String file) throws IOException {
        return parts(request).stream().filter(part -> part.getName().equals(file)).findFirst().orElse(null);
    }

    private static List<String> values(HttpServletRequest request, String field) {
        return List.of(Objects.requireNonNullElse(request.getParameterValues(field), new String[0]));
    }

    /** Fields count as parts and as values, files as parts, and what stands in the address as a value. */
    private static List<?> longer(List<?> values, List<?> parts) {
        return values.size() > parts.size() ? values : parts;
    }

    private static void checkOnce(String field, List<?> values, FieldErrors errors) {
        if (values.size() > 1) {
            errors.add(FieldError.parameter(field, "repeated",
                    "'%s' is given %d times; send it once.".formatted(field, values.size())));
        }
    }

    private static List<Part> parts(HttpServletRequest request) throws IOException {
        try {
            return List.copyOf(request.getParts());
        } catch (ServletException e) {
            throw new MultipartException("The form cannot be read", e);
        }
    }
}
