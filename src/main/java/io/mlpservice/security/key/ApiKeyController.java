package io.mlpservice.security.key;

import io.mlpservice.platform.access.RequiresScope;
import io.mlpservice.platform.access.Scope;
import io.mlpservice.platform.paging.Page;
import io.mlpservice.platform.paging.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.net.URI;
import java.util.UUID;

/** Takes no idempotency key: what it answers is secret, and would have to be kept to be answered again. */
@RestController
@RequestMapping("/api/v1/api-keys")
@RequiresScope(Scope.ADMIN)
@Tag(name = "API keys", description = "Who may use the service, and what for.")
class ApiKeyController {
    private final ApiKeys keys;

    ApiKeyController(ApiKeys keys) {
        this.keys = keys;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createApiKey", summary = "Make a key", description = "The answer is the only one that shows the key itself; the service keeps a hash of it.")
    ResponseEntity<CreatedApiKey> create(@RequestBody ApiKeyRequest request) {
        var created = keys.create(request, Caller.current());
        return ResponseEntity.created(URI.create("/api/v1/api-keys/" + created.id())).body(created);
    }

    @GetMapping
    @Operation(operationId = "listApiKeys", summary = "List keys, newest first", description = "Those of all owners, without their secrets. Expired keys are listed until they are deleted.")
    Page<ApiKey> list(@ParameterObject PageRequest page) {
        return keys.list(page);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getApiKey", summary = "Get a key without its secret", description = "With its scopes, its owner and when it was used last.")
    ApiKey get(@PathVariable UUID id) {
        return keys.get(id);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteApiKey", summary = "Revoke a key", description = "What its owner made remains. The last key with the scope `admin` cannot revoke itself.")
    @ApiResponse(responseCode = "204", description = "Revoked: refused at once, and by other processes on the same database within five seconds.")
    void delete(@PathVariable UUID id) {
        keys.delete(id, Caller.current());
    }
}
