package io.mlpservice.platform;

import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.platform.problem.Messages;
import io.mlpservice.platform.problem.ProblemException;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.ConversionService;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.BindParam;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads the query of an address strictly: a parameter that the operation does not have, that is given twice although it
 * is no list, or whose value has another type or is out of range is an error, and all of them are reported at once. Where
 * a body follows, they are reported
 * together with those of the body: the code that reads it calls {@link #addErrors}. Where the operation reads a query and no
 * body, a body of JSON is an error.
 */
public final class QueryParameters implements HandlerInterceptor {
    private static final String ERRORS = QueryParameters.class.getName();
    /** Some clients send it with every request. */
    private static final String EMPTY_OBJECT = "{}";

    private final ConversionService conversion;
    private final QueryRanges ranges = new QueryRanges();
    private final Map<Method, Map<String, Class<?>>> known = new ConcurrentHashMap<>();

    QueryParameters(ConversionService conversion) {
        this.conversion = conversion;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && isBodyIgnored(request, method)) {
            throw ProblemException.invalid(List.of(FieldError.at("", "unexpected_body",
                    "The body is not read here. Send its fields as query parameters instead: %s."
                            .formatted(String.join(", ", parametersOf(method).keySet())))));
        }
        if (request.getQueryString() != null && handler instanceof HandlerMethod method) {
            if (!HttpMethod.POST.matches(request.getMethod())) {
                // Complains of a query that cannot be decoded. With a form it would read the body too.
                request.getParameterMap();
            }
            var errors = check(request.getQueryString(), method);
            if (!HttpMethod.GET.matches(request.getMethod()) && readsBody(method)) {
                request.setAttribute(ERRORS, errors);
            } else {
                errors.throwIfAny();
            }
        }
        return true;
    }

    /** Adds what is wrong with the query of the current request, if it was left for the reader of its body. */
    public static void addErrors(FieldErrors errors) {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                && attributes.getRequest().getAttribute(ERRORS) instanceof FieldErrors found) {
            found.list().forEach(errors::add);
        }
    }

    private static boolean readsBody(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class)
                        || parameter.getParameterType() == InputStream.class
                        || parameter.getParameterType() == HttpServletRequest.class);
    }

    /** Whether a body of JSON would be lost, which has what belongs into the query. */
    private boolean isBodyIgnored(HttpServletRequest request, HandlerMethod method) {
        return HttpMethod.POST.matches(request.getMethod()) && isJson(request.getContentType())
                && request.getContentLengthLong() > EMPTY_OBJECT.length() && !readsBody(method)
                && !parametersOf(method).isEmpty();
    }

    private static boolean isJson(@Nullable String type) {
        return type != null && type.toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_JSON_VALUE);
    }

    private static boolean hasBody(HandlerMethod method) {
        return readsBody(method) && !method.hasMethodAnnotation(GetMapping.class);
    }

    private Map<String, Class<?>> parametersOf(HandlerMethod method) {
        return known.computeIfAbsent(method.getMethod(), _ -> parameters(method));
    }

    private FieldErrors check(String query, HandlerMethod method) {
        var parameters = parametersOf(method);
        var errors = new FieldErrors();
        byName(query).forEach((name, values) -> {
            if (!parameters.containsKey(name)) {
                errors.add(unknown(name, parameters, hasBody(method)));
            }
            if (parameters.containsKey(name) && parameters.get(name).isArray()) {
                values.forEach(value -> checkType(name, decoded(value), parameters.get(name), errors));
            } else if (values.size() > 1) {
                errors.add(FieldError.parameter(Messages.shortened(name), "repeated",
                        "'%s' is given %d times; send it once.".formatted(Messages.shortened(name), values.size())));
            } else if (parameters.containsKey(name)) {
                checkType(name, decoded(values.getFirst()), parameters.get(name), errors);
                ranges.check(method.getMethod(), name, decoded(values.getFirst()), errors);
            }
        });
        return errors;
    }

    private static MultiValueMap<String, String> byName(String query) {
        var decoded = new LinkedMultiValueMap<String, String>();
        UriComponentsBuilder.newInstance().query(query).build().getQueryParams()
                .forEach((name, values) -> values.forEach(value -> decoded.add(decoded(name),
                        Objects.requireNonNullElse(value, ""))));
        return decoded;
    }

    /** A name or a value as it was meant; what cannot be decoded is left as it is. */
    public static String decoded(String encoded) {
        try {
            return UriUtils.decode(encoded.replace('+', ' '), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return encoded;
        }
    }

    private static FieldError unknown(String name, Map<String, Class<?>> parameters, boolean hasBody) {
        return FieldError.parameter(Messages.shortened(name), "unknown_parameter",
                "There is no query parameter '%s' here; %s".formatted(Messages.shortened(name), parameters.isEmpty()
                        ? "leave it out. What a body can say stands in the body."
                        : "there %s: %s.%s".formatted(parameters.size() == 1 ? "is" : "are",
                                String.join(", ", parameters.keySet()),
                                hasBody ? " If it is a field of the JSON body, send it there." : "")));
    }

    private void checkType(String name, String value, Class<?> type, FieldErrors errors) {
        if (!StorableText.isOne(value)) {
            errors.add(FieldError.parameter(name, "invalid_value", StorableText.RULE));
            return;
        }
        try {
            if (!value.isEmpty()) {
                conversion.convert(value, type);
            }
        } catch (ConversionException e) {
            errors.add(FieldError.parameter(name, "invalid_value",
                    "'%s' is not a value of %s.%s".formatted(Messages.shortened(value), name,
                            ValueWords.of(type))));
        }
    }

    private static Map<String, Class<?>> parameters(HandlerMethod method) {
        var parameters = new LinkedHashMap<String, Class<?>>();
        Arrays.stream(method.getMethod().getAnnotationsByType(Parameter.class))
                .filter(parameter -> parameter.in() == ParameterIn.QUERY)
                .forEach(parameter -> parameters.put(parameter.name(), String.class));
        for (var parameter : method.getMethod().getParameters()) {
            var inQuery = parameter.getAnnotation(RequestParam.class);
            if (inQuery != null) {
                parameters.put(inQuery.name().isEmpty() ? parameter.getName() : inQuery.name(), parameter.getType());
            } else if (parameter.isAnnotationPresent(ParameterObject.class)
                    || parameter.isAnnotationPresent(ModelAttribute.class)) {
                var canonical = Arrays.stream(parameter.getType().getDeclaredConstructors())
                        .max(Comparator.comparingInt(Constructor::getParameterCount)).orElseThrow();
                for (var component : Arrays.asList(canonical.getParameters())) {
                    parameters.put(name(component), component.getType());
                }
            }
        }
        return parameters;
    }

    private static String name(java.lang.reflect.Parameter component) {
        var bound = component.getAnnotation(BindParam.class);
        return bound == null ? component.getName() : bound.value();
    }
}
