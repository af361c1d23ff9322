package io.mlpservice.prediction;

import io.mlpservice.platform.access.ChangesNothing;
import io.mlpservice.platform.access.RequiresScope;
import io.mlpservice.platform.access.Scope;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The baseline for predictions: an endpoint behind the same filters that reads a similar body and does nothing. */
@ChangesNothing
@RequiresScope(Scope.PREDICT)
@Hidden
@Profile("bench")
@RestController
class NothingController {
    @PostMapping(path = "/api/v1/nothing", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Void> read(@RequestBody byte[] body) {
        return body.length == 0 ? ResponseEntity.badRequest().build() : ResponseEntity.ok().build();
    }
}
