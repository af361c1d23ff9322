package io.mlpservice.platform.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Names of constants in generated clients. Kotlin's enums have members of their own, and a constant of the same name does
 * not compile; so schemas with such a constant name all of theirs in capitals.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class ConstantNames implements GlobalOpenApiCustomizer {
    private static final Set<String> MEMBERS = Set.of("name", "ordinal", "value", "entries");

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"})
    public void customise(OpenAPI document) {
        document.getComponents().getSchemas().values().forEach(schema -> {
            List<Object> constants = schema.getEnum();
            if (constants != null && !Collections.disjoint(constants, MEMBERS)) {
                schema.addExtension("x-enum-varnames",
                        constants.stream().map(constant -> constant.toString().toUpperCase(Locale.ROOT)).toList());
            }
        });
    }
}
