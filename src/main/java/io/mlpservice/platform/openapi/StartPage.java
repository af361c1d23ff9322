package io.mlpservice.platform.openapi;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** Leads people from the plain address to the documentation, and programs to the operations. */
@Configuration
class StartPage {
    private static final String DOCUMENTATION = "/swagger-ui.html";
    private static final Map<String, String> LINKS = links();

    @Bean
    RouterFunction<ServerResponse> startPages() {
        return RouterFunctions.route().GET("/", StartPage::answer).GET("/api/v1", StartPage::answer)
                .GET("/api/v1/", StartPage::answer).build();
    }

    private static ServerResponse answer(ServerRequest request) {
        var isBrowser = request.headers().accept().stream()
                .anyMatch(type -> type.equalsTypeAndSubtype(MediaType.TEXT_HTML));
        return isBrowser
                ? ServerResponse.temporaryRedirect(URI.create(DOCUMENTATION)).build()
                : ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).body(LINKS);
    }

    private static Map<String, String> links() {
        var links = new LinkedHashMap<String, String>();
        links.put("documentation", DOCUMENTATION);
        links.put("openapi", "/v3/api-docs");
        links.put("samples", "/api/v1/samples");
        links.put("datasets", "/api/v1/datasets");
        links.put("training_jobs", "/api/v1/training-jobs");
        links.put("models", "/api/v1/models");
        links.put("capabilities", "/api/v1/capabilities");
        links.put("health", "/actuator/health");
        return links;
    }
}
