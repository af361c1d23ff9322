package io.mlpservice.platform.json;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Has bodies in JSON read strictly. */
@Configuration(proxyBeanMethods = false)
class JsonConfiguration implements WebMvcConfigurer {
    private final StrictJson json;

    JsonConfiguration(StrictJson json) {
        this.json = json;
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
        builder.configureMessageConvertersList(converters -> converters.addFirst(new StrictJsonConverter(json)));
    }
}
