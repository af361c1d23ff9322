package io.mlpservice.inference;

import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.Problem;
import jakarta.servlet.RequestDispatcher;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes every problem at the path of a protocol in the shape of that protocol: in one sentence or several, since those
 * shapes have no list of errors.
 */
@ControllerAdvice
class ProtocolErrors implements ResponseBodyAdvice<Object> {
    private static final int MOST_SHOWN = 10;

    private final List<ErrorShape> shapes;

    ProtocolErrors(List<ErrorShape> shapes) {
        this.shapes = shapes;
    }

    @Override
    public boolean supports(MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converterType) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(@Nullable Object body, MethodParameter returnType,
            MediaType selectedContentType, Class<? extends HttpMessageConverter<?>> selectedConverterType,
            ServerHttpRequest request, ServerHttpResponse response) {
        if (!(body instanceof Problem problem)) {
            return body;
        }
        var path = path(request);
        return shapes.stream().filter(shape -> shape.isAt(path)).findFirst()
                .<Object>map(shape -> shaped(problem, shape, response)).orElse(problem);
    }

    private static Object shaped(Problem problem, ErrorShape shape, ServerHttpResponse response) {
        // None of the protocols distinguishes what cannot be parsed from what is invalid.
        var status = problem.status() == HttpStatus.UNPROCESSABLE_CONTENT.value()
                ? HttpStatus.BAD_REQUEST.value()
                : problem.status();
        response.setStatusCode(HttpStatus.valueOf(status));
        response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
        return shape.body(status, message(problem));
    }

    /** The path that the client sent, also where the servlet container asks for the body of an error. */
    private static String path(ServerHttpRequest request) {
        var servlet = ((ServletServerHttpRequest) request).getServletRequest();
        return servlet.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String original
                ? original
                : servlet.getRequestURI();
    }

    static String message(Problem problem) {
        var errors = problem.errors();
        if (errors.isEmpty()) {
            return problem.detail();
        }
        var shown = errors.stream().limit(MOST_SHOWN).map(ProtocolErrors::sentence).collect(Collectors.joining(" "));
        return errors.size() <= MOST_SHOWN
                ? shown
                : "%s %d more errors are not shown.".formatted(shown, errors.size() - MOST_SHOWN);
    }

    private static String sentence(FieldError error) {
        if (error.line() != null) {
            return "line %d: %s".formatted(error.line(), error.detail());
        }
        var place = error.pointer() == null ? error.parameter() : error.pointer();
        return place == null || place.isEmpty() ? error.detail() : place + ": " + error.detail();
    }
}
