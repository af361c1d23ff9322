package io.mlpservice.alias;

import io.mlpservice.model.ModelName;
import io.mlpservice.platform.access.RequiresScope;
import io.mlpservice.platform.access.Scope;
import io.mlpservice.platform.json.StrictJson;
import io.mlpservice.platform.paging.Page;
import io.mlpservice.platform.paging.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.net.URI;

@RestController
@RequestMapping("/api/v1/models/{name}/aliases")
@RequiresScope({Scope.TRAIN, Scope.PREDICT})
@Tag(name = "Models")
class AliasController {
    private final Aliases aliases;
    private final StrictJson json;

    AliasController(Aliases aliases, StrictJson json) {
        this.aliases = aliases;
        this.json = json;
    }

    @GetMapping
    @Operation(operationId = "listModelAliases", summary = "List the aliases of a model's name, newest first", description = "An alias is a name for one version, such as `production`.")
    Page<Alias> list(@Parameter(example = "iris") @PathVariable String name, @ParameterObject PageRequest page) {
        return aliases.list(name, page);
    }

    @GetMapping("/{alias}")
    @Operation(operationId = "getModelAlias", summary = "Get an alias", description = "With the version that it points to and, if a guard was asked for, what was compared.")
    Alias get(@Parameter(example = "iris") @PathVariable String name,
            @Parameter(example = "production") @PathVariable String alias) {
        return aliases.get(name, alias);
    }

    @RequiresScope(Scope.TRAIN)
    @PutMapping(path = "/{alias}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "putModelAlias", summary = "Make an alias point to a version", description = "Makes the alias or moves it at once, so that every request is answered by the one version or the other. With a guard, the version must not be worse on stored rows than the one that it replaces (`guard_failed`). `name@alias` then means the version wherever a model is named.")
    @ApiResponse(responseCode = "200", description = "The alias was moved.")
    @ApiResponse(responseCode = "201", description = "The alias was made.")
    @ApiResponse(responseCode = "409")
    ResponseEntity<Alias> put(@Parameter(example = "iris") @PathVariable String name,
            @Parameter(example = "production", schema = @Schema(type = "string", pattern = ModelName.ALIAS_PATTERN)) @PathVariable String alias,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(required = true, content = @Content(schema = @Schema(implementation = AliasRequest.class))) @RequestBody byte[] body) {
        var move = aliases.put(name, alias, json.draft(body, AliasRequest.class));
        var address = URI.create("/api/v1/models/%s/aliases/%s".formatted(name, alias));
        return move.isNew() ? ResponseEntity.created(address).body(move.alias()) : ResponseEntity.ok(move.alias());
    }

    @RequiresScope(Scope.TRAIN)
    @DeleteMapping("/{alias}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteModelAlias", summary = "Delete an alias", description = "The model remains.")
    @ApiResponse(responseCode = "204", description = "Deleted.")
    void delete(@Parameter(example = "iris") @PathVariable String name,
            @Parameter(example = "production") @PathVariable String alias) {
        aliases.delete(name, alias);
    }
}
