package io.mlpservice.dataset;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.mlpservice.dataset.analysis.ColumnOptions;
import io.mlpservice.dataset.reading.ReadingOptions;
import io.mlpservice.platform.QueryParameters;
import io.mlpservice.platform.body.FormParts;
import io.mlpservice.platform.label.AnnotationFields;
import io.mlpservice.platform.label.Annotations;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.platform.problem.ProblemException;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A form with a file.
 *
 * @param file the table, with or without a file name
 * @param name the name of the data set; by default that of the file
 * @param options what the upload says of the dialect and the columns
 * @param annotations the labels and the note of the data set
 */
record UploadForm(Part file, String name, ReadingOptions options, Annotations annotations) {
    private static final String FILE = "file";
    private static final String NAME = "name";
    private static final List<String> TEXTS = Stream
            .of(List.of(NAME), ReadingOptions.NAMES, AnnotationFields.NAMES).flatMap(List::stream).toList();

    /** The form as the API's document shows it. */
    @Schema(name = "UploadForm")
    record Fields(
            @Schema(type = "string", format = "binary", description = "The table as CSV or JSON; it may be compressed by gzip, deflate or zip.") String file,
            @Schema(description = "The name of the data set; by default that of the file.", example = "flowers.csv") @Nullable String name,
            @JsonUnwrapped ReadingOptions options, @JsonUnwrapped AnnotationFields annotations) {}

    /**
     * Reads the form; all but the file may be in the address instead.
     *
     * @param name the name that form or address give
     * @param given the options that form or address give; some generated clients and browsers send empty ones for none
     * @param fields the labels and the note that form or address give
     * @throws ProblemException 422 if the file is missing, something is given twice, or a field is unknown
     */
    static UploadForm read(HttpServletRequest request, @Nullable String name, ReadingOptions given,
            AnnotationFields fields) throws IOException {
        var errors = new FieldErrors();
        var part = FormParts.read(request, FILE, TEXTS, errors);
        var options = given.withoutEmptyFields().orType(part == null ? null : mediaType(part));
        QueryParameters.addErrors(errors);
        check(options, errors);
        var annotations = fields.read(errors);
        errors.throwIfAny();
        var file = Objects.requireNonNull(part);
        return new UploadForm(file, DatasetName.inQuery(name, DatasetName.ofFile(file.getSubmittedFileName())),
                options, annotations);
    }

    /** Adds all that is wrong with the options; without that, those of columns are held against the table later. */
    static void check(ReadingOptions options, FieldErrors errors) {
        options.check(errors);
        if (!errors.isEmpty()) {
            ColumnOptions.of(options).problems().forEach(errors::add);
        }
    }

    private static @Nullable MediaType mediaType(Part file) {
        try {
            return file.getContentType() == null ? null : MediaType.parseMediaType(file.getContentType());
        } catch (InvalidMediaTypeException e) {
            return null;
        }
    }
}
