package io.mlpservice.platform.problem;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Ends a request with a {@link Problem}. */
public class ProblemException extends RuntimeException {
    private final transient Problem problem;
    private final transient @Nullable Duration retryAfter;

    /** Ends the request with this problem. */
    public ProblemException(Problem problem) {
        this(problem, null);
    }

    private ProblemException(Problem problem, @Nullable Duration retryAfter) {
        super(problem.code() + ": " + problem.detail());
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    /** When to ask again, where that may help. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** The problem document. */
    public Problem problem() {
        return problem;
    }

    /** A problem without a list of errors. */
    public static ProblemException of(HttpStatus status, String code, String detail) {
        return of(status, code, detail, List.of());
    }

    /** A problem with a list of errors. */
    public static ProblemException of(HttpStatus status, String code, String detail, List<FieldError> errors) {
        return new ProblemException(Problem.of(status.value(), code, detail, errors));
    }

    /** 400: the request cannot be parsed. */
    public static ProblemException badRequest(String code, String detail) {
        return of(HttpStatus.BAD_REQUEST, code, detail);
    }

    /**
     * 404: the thing does not exist.
     *
     * @param what the kind of thing in the words of its list's address: {@code data set} for {@code /api/v1/datasets}
     * @param ref what the client called it
     */
    public static ProblemException notFound(String what, Object ref) {
        return notFound(what, ref, "");
    }

    /**
     * 404, with what exists instead.
     *
     * @param instead ends the sentence; empty if nothing is like it
     */
    public static ProblemException notFound(String what, Object ref, String instead) {
        return notFound(what, ref, list(what), instead);
    }

    /**
     * 404 of a thing within another one, whose list has an address of its own.
     *
     * @param list the path of the list
     */
    public static ProblemException notFoundIn(String list, String what, Object ref) {
        return notFound(what, ref, list, "");
    }

    private static ProblemException notFound(String what, Object ref, String list, String instead) {
        return of(HttpStatus.NOT_FOUND, "not_found",
                "There is no %s '%s'; GET %s lists which exist.%s".formatted(what, ref, list, instead));
    }

    private static String list(String what) {
        return "/api/v1/%ss".formatted(what.toLowerCase(Locale.ROOT).replace("data set", "dataset").replace(' ', '-'));
    }

    /** 409: the request conflicts with the current state. */
    public static ProblemException conflict(String code, String detail) {
        return of(HttpStatus.CONFLICT, code, detail);
    }

    /** 409: the request conflicts with the current state, which will change soon. */
    public static ProblemException conflict(String code, String detail, Duration retryAfter) {
        return new ProblemException(Problem.of(HttpStatus.CONFLICT.value(), code, detail, List.of()), retryAfter);
    }

    /** 413: the request is larger than a limit. */
    public static ProblemException tooLarge(String code, String detail) {
        return of(HttpStatus.CONTENT_TOO_LARGE, code, detail);
    }

    /** 429: there are too many already; it may be possible later. */
    public static ProblemException tooMany(String code, String detail, Duration retryAfter) {
        return later(HttpStatus.TOO_MANY_REQUESTS, code, detail, retryAfter);
    }

    /** A problem that may disappear after a while. */
    public static ProblemException later(HttpStatus status, String code, String detail, Duration retryAfter) {
        return new ProblemException(Problem.of(status.value(), code, detail, List.of()), retryAfter);
    }

    /** 422: the request was parsed but has these errors, at least one. */
    public static ProblemException invalid(List<FieldError> errors) {
        var detail = errors.size() == 1
                ? errors.getFirst().detail()
                : "The request has %d errors; see 'errors'.".formatted(errors.size());
        return of(HttpStatus.UNPROCESSABLE_CONTENT, "invalid_request", detail, errors);
    }

    /** 422: the request was parsed but has an error at a JSON pointer. */
    public static ProblemException invalid(String pointer, String code, String detail) {
        return invalid(List.of(FieldError.at(pointer, code, detail)));
    }
}
