package io.mlpservice.platform.waiting;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

import java.util.Arrays;
import java.util.stream.Stream;

/** Documents the header wherever a controller takes a wait. */
@Component
class PreferDocument implements GlobalOperationCustomizer {
    private static final String MEANING = "`wait=20` (RFC 7240): answers as soon as the job has ended, or after that many seconds with the job as it then is; at most %d. Other preferences are ignored."
            .formatted(PreferredWait.LONGEST.toSeconds());

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(PreferredWait.class);
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        if (Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType() == PreferredWait.class)) {
            operation.addParametersItem(new HeaderParameter().name(PreferHeader.NAME).required(false)
                    .description(MEANING).schema(new StringSchema()));
            Stream.of("200", "202").map(operation.getResponses()::get).filter(answer -> answer != null)
                    .forEach(answer -> answer.addHeaderObject("Preference-Applied", new Header()
                            .description("The wait that counted, such as `wait=20`.").schema(new StringSchema())));
        }
        return operation;
    }
}
