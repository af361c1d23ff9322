package io.mlpservice.platform.json;

import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** JSON as the service reads it, without the service. */
public final class StrictJsons {
    public static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).addModule(new EnumNames()).build();
    public static final StrictJson STRICT = new StrictJson(MAPPER);

    private StrictJsons() {}
}
