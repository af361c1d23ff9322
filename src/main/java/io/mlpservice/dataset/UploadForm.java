package io.mlpservice.dataset;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.mlpservice.dataset.reading.ReadingOptions;
import io.mlpservice.platform.FieldError;
import io.mlpservice.platform.FieldErrors;
import io.mlpservice.platform.Messages;
import io.mlpservice.platform.ProblemException;
import io.mlpservice.platform.QueryParameters;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.multipart.MultipartException;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A form with a file.
 *
 * @param file the table, with or without a file name
 * @param name the name of the data set; by default that of the file
 * @param options what the upload says of the dialect and the columns
 */
record UploadForm(Part file, String name, ReadingOptions options) {
    private static final String FILE = "file";
    private static final String NAME = "name";
    private static final List<String> TEXTS = Stream.concat(Stream.of(NAME), ReadingOptions.NAMES.stream()).toList();

    /** The form as the API's document shows it. */
    @Schema(name = "UploadForm")
    record Fields(
            @Schema(type = "string", format = "binary", description = "The table as CSV or JSON; it may be compressed by gzip, deflate or zip.") String file,
            @Schema(description = "The name of the data set; by default that of the file.", example = "flowers.csv") @Nullable String name,
            @JsonUnwrapped ReadingOptions options) {}

    /**
     * Reads the form; all but the file may be in the address instead.
     *
     * @param name the name that form or address give
     * @param options those that form or address give
     * @throws ProblemException 422 if the file is missing, something is given twice, or a field is unknown
     */
    static UploadForm read(HttpServletRequest request, @Nullable String name, ReadingOptions options)
            throws IOException {
        var parts = parts(request).stream().collect(Collectors.groupingBy(Part::getName));
        var files = parts.getOrDefault(FILE, List.of());
        var errors = new FieldErrors();
        if (files.isEmpty()) {
            errors.add(FieldError.parameter(FILE, "required", "'file' is missing; send it."));
        }
        checkOnce(FILE, files, errors);
        TEXTS.forEach(text -> checkOnce(text, values(request, text), errors));
        parts.keySet().stream().filter(part -> !part.equals(FILE) && !TEXTS.contains(part))
                .forEach(part -> errors.add(FieldError.parameter(part, "unknown_field",
                        "There is no form field '%s'; there are: file, %s.".formatted(Messages.shortened(part),
                                String.join(", ", TEXTS)))));
        QueryParameters.addErrors(errors);
        check(options, errors);
        errors.throwIfAny();
        var file = files.getFirst();
        return new UploadForm(file, DatasetName.inQuery(name,
                DatasetName.ofFile(file.getSubmittedFileName())), options.orFormat(mediaType(file)));
    }

    /** Adds all that is wrong with the options; without that, those of columns are held against the table later. */
    static void check(ReadingOptions options, FieldErrors errors) {
        options.check(errors);
        if (!errors.isEmpty()) {
            ColumnOptions.of(options).problems().forEach(errors::add);
        }
    }

    private static List<String> values(HttpServletRequest request, String field) {
        return List.of(Objects.requireNonNullElse(request.getParameterValues(field), new String[0]));
    }

    private static void checkOnce(String field, List<?> values, FieldErrors errors) {
        if (values.size() > 1) {
            errors.add(FieldError.parameter(field, "repeated",
                    "'%s' is given %d times; send it once.".formatted(field, values.size())));
        }
    }

    private static @Nullable MediaType mediaType(Part file) {
        try {
            return file.getContentType() == null ? null : MediaType.parseMediaType(file.getContentType());
        } catch (InvalidMediaTypeException e) {
            return null;
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
