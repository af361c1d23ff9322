package io.mlpservice.platform.json;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Has bodies in JSON read strictly, and short ones written with their length. */
@Configuration(proxyBeanMethods = false)
class JsonConfiguration implements WebMvcConfigurer {
    private final StrictJson json;
    private final JsonMapper mapper;

    JsonConfiguration(StrictJson json, JsonMapper mapper) {
        this.json = json;
        this.mapper = mapper;
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
        builder.withJsonConverter(new SizedJsonConverter(mapper));
        builder.configureMessageConvertersList(converters -> converters.addFirst(new StrictJsonConverter(json)));
    }
}
