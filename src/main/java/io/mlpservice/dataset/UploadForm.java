package io.mlpservice.dataset;

import io.mlpservice.platform.FieldError;
import io.mlpservice.platform.FieldErrors;
import io.mlpservice.platform.Messages;
import io.mlpservice.platform.ProblemException;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartException;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A form with a file.
 *
 * @param file the table, with or without a file name
 * @param name the name of the data set; by default that of the file
 */
record UploadForm(Part file, String name) {
    private static final String FILE = "file";
    private static final String NAME = "name";

    /** The form as the API's document shows it. */
    @Schema(name = "UploadForm")
    record Fields(
            @Schema(type = "string", format = "binary", description = "The table as CSV.") String file,
            @Schema(description = "The name of the data set; by default that of the file.", example = "flowers.csv") @Nullable String name) {}

    /**
     * Reads the form; the name may be in the address instead.
     *
     * @throws ProblemException 422 if the file is missing, something is given twice, or a field is unknown
     */
    static UploadForm read(HttpServletRequest request) throws IOException {
        var parts = parts(request).stream().collect(Collectors.groupingBy(Part::getName));
        var files = parts.getOrDefault(FILE, List.of());
        var names = List.of(Objects.requireNonNullElse(request.getParameterValues(NAME), new String[0]));
        var errors = new FieldErrors();
        if (files.isEmpty()) {
            errors.add(FieldError.parameter(FILE, "required", "'file' is missing; send it."));
        }
        checkOnce(FILE, files, errors);
        checkOnce(NAME, names, errors);
        parts.keySet().stream().filter(part -> !part.equals(FILE) && !part.equals(NAME))
                .forEach(part -> errors.add(FieldError.parameter(part, "unknown_field",
                        "There is no form field '%s'; there are: file, name.".formatted(Messages.shortened(part)))));
        errors.throwIfAny();
        var file = files.getFirst();
        return new UploadForm(file, DatasetName.inQuery(names.isEmpty() ? null : names.getFirst(),
                DatasetName.ofFile(file.getSubmittedFileName())));
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
