package io.mlpservice.platform;

import io.mlpservice.platform.problem.CutAnswer;
import io.mlpservice.platform.problem.DatabaseFailure;
import io.mlpservice.platform.problem.Disconnection;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.Messages;
import io.mlpservice.platform.problem.Outage;
import io.mlpservice.platform.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.apache.tomcat.util.http.fileupload.impl.FileCountLimitExceededException;
import org.apache.tomcat.util.http.fileupload.impl.SizeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.UriComponentsBuilder;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** Turns every exception into a problem document. Unexpected ones are logged, and their details stay in the log. */
@Order(Ordered.HIGHEST_PRECEDENCE)
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private static final Duration A_MOMENT = Duration.ofSeconds(5);

    private final ServiceSettings settings;

    ProblemAdvice(ServiceSettings settings) {
        this.settings = settings;
    }

    /** The rest of the answer is not to come; Tomcat cuts the connection. */
    @ExceptionHandler
    void handleCut(CutAnswer e) throws CutAnswer {
        throw e;
    }

    /** Answers with the problem in the chain of causes, if there is one. */
    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> handleAny(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return respond(problem, new HttpHeaders());
            }
        }
        var outage = Outage.behind(e);
        if (outage.isPresent()) {
            LOG.warn("A request is answered with {}: {}", outage.get().problem().code(), e.toString());
            return respond(outage.get(), new HttpHeaders());
        }
        if (DatabaseFailure.causes(e).anyMatch(OutOfMemoryError.class::isInstance)) {
            LOG.warn("A request needed more memory than was free: {}", e.toString());
            return respond(ProblemException.later(HttpStatus.SERVICE_UNAVAILABLE, "busy",
                    "The service has not enough memory for this request at the moment, and stored nothing. Send less at a time, or give the service more memory (-Xmx).",
                    A_MOMENT), new HttpHeaders());
        }
        if (Disconnection.isBehind(e)) {
            Disconnection.log(e);
            return null;
        }
        if (e instanceof MultipartException) {
            return respond(ProblemException.badRequest("malformed_multipart",
                    "The multipart body cannot be parsed; send it as 'curl -F file=@data.csv' does."),
                    new HttpHeaders());
        }
        if (e instanceof InvalidParameterException) {
            return respond(ProblemException.badRequest("malformed_query",
                    "The query in the address cannot be decoded; write a percent sign as %25 and encode other characters as UTF-8."),
                    new HttpHeaders());
        }
        LOG.error("A request failed unexpectedly", e);
        return respond(ProblemException.of(HttpStatus.INTERNAL_SERVER_ERROR, "internal_error",
                "The service failed; its log says why. Try again, and report it if it stays."), new HttpHeaders());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleAsyncRequestNotUsableException(AsyncRequestNotUsableException e,
            WebRequest request) {
        Disconnection.log(e);
        return null;
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(Exception e, @Nullable Object body, HttpHeaders headers,
            HttpStatusCode status, WebRequest request) {
        return respond(problem(e, HttpStatus.valueOf(status.value()), request), headers);
    }

    private ProblemException problem(Exception e, HttpStatus status, WebRequest request) {
        return switch (e) {
            case HttpMessageNotReadableException _ -> ProblemException.badRequest("malformed_body",
                    "The body is missing or cannot be read; send what the API's document describes.");
            case HttpRequestMethodNotSupportedException method -> ProblemException.of(status, "method_not_allowed",
                    "%s is not possible here; there are: %s.".formatted(method.getMethod(),
                            String.join(", ",
                                    Objects.requireNonNullElse(method.getSupportedMethods(), new String[0]))));
            case HttpMediaTypeNotSupportedException media -> ProblemException.of(status, "unsupported_media_type",
                    unsupported(media));
            case HttpMediaTypeNotAcceptableException media -> ProblemException.of(status, "not_acceptable",
                    "None of the types in Accept can be written here; accept one of: %s."
                            .formatted(MediaType.toString(media.getSupportedMediaTypes())));
            case MissingServletRequestParameterException missing ->
                required(missing.getParameterName(), choices(missing.getMethodParameter()));
            case MissingServletRequestPartException missing -> required(missing.getRequestPartName(), "");
            case MethodArgumentNotValidException invalid -> ProblemException.invalid(invalid.getFieldErrors().stream()
                    .map(error -> notAValue(error.getField(), error.getRejectedValue(),
                            error.contains(TypeMismatchException.class)
                                    ? error.unwrap(TypeMismatchException.class).getRequiredType()
                                    : null))
                    .toList());
            case MethodArgumentTypeMismatchException mismatch -> mismatch(mismatch, request);
            case TypeMismatchException mismatch ->
                invalidParameter(String.valueOf(mismatch.getPropertyName()), mismatch);
            case MaxUploadSizeExceededException exceeded -> tooLargeForm(exceeded);
            default -> status == HttpStatus.NOT_FOUND ? nothingAt(request) : byStatus(status);
        };
    }

    private static String unsupported(HttpMediaTypeNotSupportedException media) {
        var type = media.getContentType();
        var supported = media.getSupportedMediaTypes().stream()
                .sorted(Comparator.comparing(MediaType.APPLICATION_JSON::equals).reversed()).toList();
        var takesFiles = media.getSupportedMediaTypes().stream()
                .anyMatch(MediaType.valueOf("text/csv")::equalsTypeAndSubtype);
        return "%s; send one of: %s.%s%s".formatted(
                type == null
                        ? "The request has no Content-Type"
                        : "Content-Type %s cannot be read here".formatted(type),
                MediaType.toString(supported),
                supported.contains(MediaType.APPLICATION_JSON)
                        ? " With curl, add -H 'Content-Type: application/json'."
                        : "",
                takesFiles
                        ? " A file is sent as the body itself: curl --data-binary @rows.csv -H 'Content-Type: text/csv'."
                        : "");
    }

    /** Spring takes every limit of Tomcat's for the size of the upload. */
    private ProblemException tooLargeForm(MaxUploadSizeExceededException exceeded) {
        if (DatabaseFailure.causes(exceeded).anyMatch(FileCountLimitExceededException.class::isInstance)) {
            return ProblemException.tooLarge("too_many_parts",
                    "The form has too many parts. Send the file, and each option as a field.");
        }
        var limit = settings.dataset().limit();
        return DatabaseFailure.causes(exceeded).anyMatch(
                cause -> cause instanceof SizeException size && size.getPermittedSize() < limit.most().toBytes())
                        ? ProblemException.tooLarge("part_headers_too_large",
                                "A part of the form has too many headers. Send its name, its file name and its type.")
                        : limit.exceeded();
    }

    private static ProblemException required(String parameter, String choices) {
        return ProblemException.invalid(List.of(FieldError.parameter(parameter, "required",
                "'%s' is missing; send it.%s".formatted(parameter, choices))));
    }

    private static String choices(@Nullable MethodParameter parameter) {
        return parameter == null || !parameter.getParameterType().isEnum()
                ? ""
                : ValueWords.of(parameter.getParameterType());
    }

    private static ProblemException mismatch(MethodArgumentTypeMismatchException mismatch, WebRequest request) {
        return mismatch.getParameter().hasParameterAnnotation(PathVariable.class)
                ? ProblemException.notFoundIn(list(mismatch.getName(), request), kind(mismatch.getName(), request),
                        String.valueOf(mismatch.getValue()))
                : invalidParameter(mismatch.getName(), mismatch);
    }

    /** The path of the request up to a variable. */
    @SuppressWarnings("unchecked")
    private static String list(String variable, WebRequest request) {
        var pattern = pattern(request);
        var before = pattern.substring(0, Math.max(0, pattern.indexOf("/{%s}".formatted(variable))));
        var values = (Map<String, Object>) Objects.requireNonNull(request.getAttribute(
                HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST));
        return UriComponentsBuilder.fromPath(before).encode().buildAndExpand(values).toUriString();
    }

    private static String pattern(WebRequest request) {
        return String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE,
                RequestAttributes.SCOPE_REQUEST));
    }

    /** The kind of thing that a variable of the path names: {@code /training-jobs/{id}} names a training job. */
    private static String kind(String variable, WebRequest request) {
        var matcher = Pattern.compile("([a-z-]+)s/\\{%s}".formatted(Pattern.quote(variable)))
                .matcher(pattern(request));
        return matcher.find() ? matcher.group(1).replace('-', ' ').replace("dataset", "data set") : variable;
    }

    private static ProblemException invalidParameter(String name, TypeMismatchException mismatch) {
        return ProblemException.invalid(List.of(notAValue(name, mismatch.getValue(), mismatch.getRequiredType())));
    }

    private static FieldError notAValue(String name, @Nullable Object value, @Nullable Class<?> type) {
        return FieldError.parameter(name, "invalid_value", "%s is not a value of %s.%s".formatted(shown(value), name,
                type == null ? "" : ValueWords.of(type)));
    }

    private static String shown(@Nullable Object value) {
        return switch (value) {
            case Object[] several -> quoted(Arrays.toString(several));
            case MultipartFile _ -> "A file";
            case null, default -> quoted(String.valueOf(value));
        };
    }

    private static String quoted(String text) {
        return "'%s'".formatted(Messages.shortened(text));
    }

    private static ProblemException nothingAt(WebRequest request) {
        var path = ((ServletWebRequest) request).getNativeRequest(HttpServletRequest.class);
        return ProblemException.of(HttpStatus.NOT_FOUND, "not_found",
                "There is nothing at %s; /v3/api-docs says what there is."
                        .formatted(path == null ? "this path" : path.getRequestURI()));
    }

    /** The problem of a status without further information. */
    static ProblemException byStatus(HttpStatus status) {
        var code = status.getReasonPhrase().toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z]+", "_");
        return ProblemException.of(status, code, switch (status) {
            case BAD_REQUEST -> "The request cannot be read. Check its address, its headers and how its body is sent.";
            case REQUEST_TIMEOUT ->
                "The body did not arrive in time. Check its length and the connection, and send it again.";
            case EXPECTATION_FAILED -> "The header Expect can be '100-continue' only; leave it out.";
            case NOT_IMPLEMENTED ->
                "The method or the Transfer-Encoding is not known here. Send a method that the API's document names, and the body plain or chunked.";
            case HTTP_VERSION_NOT_SUPPORTED -> "The service speaks HTTP/1.1; send that.";
            default -> status.getReasonPhrase() + ".";
        });
    }

    private static ResponseEntity<Object> respond(ProblemException e, HttpHeaders headers) {
        var answer = new HttpHeaders(headers);
        answer.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        e.retryAfter().ifPresent(wait -> answer.set(HttpHeaders.RETRY_AFTER, String.valueOf(wait.toSeconds())));
        return new ResponseEntity<>(e.problem(), answer, HttpStatusCode.valueOf(e.problem().status()));
    }
}
