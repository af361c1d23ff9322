package io.mlpservice.platform.openapi;

import io.mlpservice.platform.problem.Problem;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Documents for each operation the statuses of its errors, all of them problem documents. Those that a kind of
 * operation has are found here; an operation declares others by their status alone.
 */
@Component
class ProblemResponses implements GlobalOpenApiCustomizer {
    private static final Header RETRY_AFTER = header("In how many seconds to try again.", "integer");
    private static final Header CHALLENGE = header("What to send, as RFC 6750 has it.", "string");
    private static final Header ALLOW = header("With 405: the methods that the path has.", "string");

    /** The errors; the last two stand for all others, those of later versions and of proxies on the way. */
    private enum Failure {
        BAD_REQUEST("400", "BadRequest", "The request cannot be parsed."),
        UNAUTHENTICATED("401", "Unauthenticated", "There is no key or token, or it is not valid."),
        FORBIDDEN("403", "Forbidden",
                "The key lacks the scope that is needed; or the service does not answer to this host name, or not to pages of this origin; or its owner stores too much."),
        NOT_FOUND("404", "NotFound", "What the path or the body names does not exist."),
        NOT_ACCEPTABLE("406", "NotAcceptable", "None of the types in `Accept` can be written."),
        CONFLICT("409", "Conflict", "The request conflicts with the current state; `code` says which."),
        PRECONDITION("412", "PreconditionFailed", "What was to be changed is no longer as `If-Match` says."),
        TOO_LARGE("413", "ContentTooLarge", "The body is larger than a setting of the service allows."),
        UNSUPPORTED("415", "UnsupportedMediaType",
                "The body has a media type or a content coding that is not read here."),
        INVALID("422", "Invalid", "The request was parsed, but is invalid. `errors` names everything that is wrong."),
        TOO_MANY("429", "TooManyRequests", "Too much is waiting already; `Retry-After` says when to try again."),
        UNAVAILABLE("503", "Unavailable", "The service cannot answer now, for instance because its database does not."),
        STORAGE_FULL("507", "StorageFull", "A disk is full, or what all owners store has reached a limit."),
        OTHER("4XX", "ClientError", "Another problem of the request."),
        FAILED("5XX", "ServerError", "Another problem of the service.");

        private final String status;
        private final String component;
        private final String meaning;

        Failure(String status, String component, String meaning) {
            this.status = status;
            this.component = component;
            this.meaning = meaning;
        }

        ApiResponse response() {
            var schema = new Schema<>(SpecVersion.V31);
            schema.set$ref("#/components/schemas/Problem");
            var response = new ApiResponse().description(meaning)
                    .content(new Content().addMediaType("application/problem+json", new MediaType().schema(schema)));
            if (this == CONFLICT || this == TOO_MANY || this == UNAVAILABLE || this == STORAGE_FULL) {
                response.addHeaderObject("Retry-After", RETRY_AFTER);
            }
            if (this == UNAUTHENTICATED) {
                response.addHeaderObject("WWW-Authenticate", CHALLENGE);
            }
            return this == OTHER ? response.addHeaderObject("Allow", ALLOW) : response;
        }
    }

    @Override
    public void customise(OpenAPI document) {
        ModelConverters.getInstance(true)
                .resolveAsResolvedSchema(new AnnotatedType(Problem.class).resolveAsRef(true)).referencedSchemas
                .forEach(document.getComponents()::addSchemas);
        Arrays.stream(Failure.values())
                .forEach(error -> document.getComponents().addResponses(error.component, error.response()));
        document.getPaths().values()
                .forEach(path -> path.readOperationsMap().forEach(ProblemResponses::describe));
    }

    private static void describe(HttpMethod method, Operation operation) {
        var responses = operation.getResponses();
        if (responses.containsKey("201")) {
            responses.get("201").addHeaderObject("Location", header("The path of what was created.", "string"));
        }
        for (var error : Failure.values()) {
            if (responses.remove(error.status) != null || occurs(error, method, operation)) {
                responses.addApiResponse(error.status,
                        new ApiResponse().$ref("#/components/responses/" + error.component));
            }
        }
    }

    private static boolean occurs(Failure error, HttpMethod method, Operation operation) {
        var body = operation.getRequestBody() != null;
        var parameters = Objects.requireNonNullElse(operation.getParameters(), List.<Parameter>of());
        var places = parameters.stream().map(Parameter::getIn).toList();
        var isConditional = parameters.stream().anyMatch(parameter -> parameter.getName().equals(HttpHeaders.IF_MATCH));
        return switch (error) {
            case BAD_REQUEST, FORBIDDEN, INVALID, UNAVAILABLE, OTHER, FAILED -> true;
            case UNAUTHENTICATED -> !operation.getSecurity().isEmpty();
            case NOT_FOUND -> places.contains("path");
            case CONFLICT ->
                method == HttpMethod.DELETE || (places.contains("header") && !isConditional)
                        || (!body && method == HttpMethod.POST);
            case PRECONDITION -> isConditional;
            case TOO_LARGE, UNSUPPORTED -> body;
            case STORAGE_FULL -> method == HttpMethod.POST;
            case NOT_ACCEPTABLE, TOO_MANY -> false;
        };
    }

    private static Header header(String description, String type) {
        var schema = new Schema<>(SpecVersion.V31);
        schema.addType(type);
        return new Header().description(description).schema(schema);
    }
}
