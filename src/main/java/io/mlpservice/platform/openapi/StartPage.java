package io.mlpservice.platform.openapi;

import io.mlpservice.platform.access.OpenToAll;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** Leads people from the plain address to the documentation, and programs to the operations. */
@Hidden
@RestController
@OpenToAll
class StartPage {
    private static final String DOCUMENTATION = "/swagger-ui.html";
    private static final Map<String, String> LINKS = links();

    @GetMapping({"/", "/api/v1", "/api/v1/"})
    ResponseEntity<Map<String, String>> links(
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = MediaType.ALL_VALUE) String accepted) {
        return accepted.contains(MediaType.TEXT_HTML_VALUE)
                ? ResponseEntity.status(HttpStatus.TEMPORARY_REDIRECT).location(URI.create(DOCUMENTATION)).build()
                : ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(LINKS);
    }

    private static Map<String, String> links() {
        var links = new LinkedHashMap<String, String>();
        links.put("documentation", DOCUMENTATION);
        links.put("openapi", "/v3/api-docs");
        links.put("samples", "/api/v1/samples");
        links.put("datasets", "/api/v1/datasets");
        links.put("training_jobs", "/api/v1/training-jobs");
        links.put("models", "/api/v1/models");
        links.put("prediction_jobs", "/api/v1/prediction-jobs");
        links.put("api_keys", "/api/v1/api-keys");
        links.put("capabilities", "/api/v1/capabilities");
        links.put("health", "/actuator/health");
        return links;
    }
}
