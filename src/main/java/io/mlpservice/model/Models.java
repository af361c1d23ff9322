package io.mlpservice.model;

import io.mlpservice.engine.matrix.Kernels;
import io.mlpservice.platform.caching.IfMatch;
import io.mlpservice.platform.label.Annotations;
import io.mlpservice.platform.label.AnnotationsPatch;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.ProblemException;
import io.mlpservice.quota.Quotas;
import io.mlpservice.quota.StoredKind;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * The trained models. {@code ref} is an id, a name for its newest version, {@code name@version} or {@code name@alias}.
 */
@Service
public class Models {
    private static final int MOST_VERSIONS = 1000;

    private final ModelIndex index;
    private final ModelStore store;
    private final ModelIdentities identities;
    private final ModelLoader loader;
    private final Quotas quotas;
    private final EngineVersion engineVersion;
    private final ObjectProvider<ModelUsage> usages;
    private final ModelAliases aliases;
    private final TransactionOperations transaction;

    Models(ModelIndex index, ModelStore store, ModelIdentities identities, ModelLoader loader, Quotas quotas,
            EngineVersion engineVersion, ObjectProvider<ModelUsage> usages, ModelAliases aliases,
            TransactionOperations transaction) {
        this.index = index;
        this.store = store;
        this.identities = identities;
        this.loader = loader;
        this.quotas = quotas;
        this.engineVersion = engineVersion;
        this.usages = usages;
        this.aliases = aliases;
        this.transaction = transaction;
    }

    /**
     * A model without its parameters.
     *
     * @throws ProblemException {@code not_found} if there is none
     */
    public Model get(String ref) {
        return store.find(identity(ref).id()).orElseThrow(() -> notFound(ref));
    }

    /** The newest version of a name; empty if there is none, or its description is damaged. */
    public Optional<Model> newest(String name) {
        try {
            return index.newest(name).map(identity -> get(identity.id().toString()));
        } catch (ProblemException unreadable) {
            return Optional.empty();
        }
    }

    /** The versions of a name, in order; at most {@value #MOST_VERSIONS}, the newest ones. */
    public List<Integer> versions(String name) {
        return index.versions(name, Limit.of(MOST_VERSIONS)).reversed();
    }

    /**
     * A model, ready to predict.
     *
     * @throws ProblemException {@code not_found} if there is none; {@code model_damaged} or {@code model_format_newer} if
     *     its stored bytes cannot be read
     */
    public LoadedModel load(String ref) {
        return loader.load(found(ref, identities.recall(ModelRef.parse(ref))));
    }

    /** Does the part of publishing a model that needs no transaction; call it outside of one. */
    public PreparedModel prepare(NewModel made) {
        store.prepare(made.name());
        return new PreparedModel(made, made.trained().toBytes());
    }

    /**
     * Stores a model as the next version of its name, in the current transaction.
     *
     * @return the model's id
     * @throws ProblemException if the owner has no room left for it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID publish(PreparedModel prepared, Annotations annotations) {
        var id = UUID.randomUUID();
        identities.expect(id, prepared.made().name());
        store.add(describe(id, prepared.made(), annotations), prepared);
        quotas.stored(StoredKind.MODELS, id);
        return id;
    }

    /**
     * Locks a model against deletion until the current transaction ends. {@link ModelUsage} then sees the work that
     * this transaction writes.
     *
     * @throws ProblemException {@code not_found} if there is none of that id
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(UUID id) {
        if (!store.hold(id)) {
            throw notFound(id.toString());
        }
    }

    /** Makes predictions follow an alias that was moved, once the change is committed. */
    public void aliasMoved(String name, String alias) {
        identities.forget(new ModelRef.Alias(name, alias));
    }

    /** The accuracy, or R² of a regression, of those of these models that have it, by id. */
    @Transactional(readOnly = true)
    public Map<UUID, ModelScore> scores(Collection<UUID> ids) {
        return ids.isEmpty() ? Map.of() : store.scores(ids, ModelScore.USUAL);
    }

    /**
     * Changes the labels and the note of a model.
     *
     * @throws ProblemException {@code not_found}, or 422 with everything that is wrong with the patch
     */
    public Model annotate(String ref, JsonNode patch) {
        AnnotationsPatch.check(patch);
        var id = identity(ref).id();
        return Objects.requireNonNull(transaction.execute(_ -> {
            var model = lock(id);
            IfMatch.check(() -> model);
            return store.annotate(id,
                    AnnotationsPatch.merge(new Annotations(model.labels(), model.note()), patch));
        }));
    }

    /**
     * Deletes a model, by its id or its name and version.
     *
     * @throws ProblemException {@code not_found}; 422 if the reference may mean any version; {@code model_has_alias} or
     *     {@code model_in_use} while something needs it
     */
    public void delete(String ref) {
        switch (ModelRef.parse(ref)) {
            case ModelRef.Newest(var name) -> throw versionRequired(ref, name);
            case ModelRef.Alias(var name, _) -> throw versionRequired(ref, name);
            case ModelRef.Id _,ModelRef.Version _ -> {
                // It means one model for ever.
            }
        }
        var identity = identity(ref);
        transaction.executeWithoutResult(status -> delete(identity.id()));
        identities.forget(identity);
        loader.forget(identity.id());
    }

    private static ProblemException versionRequired(String ref, String name) {
        return ProblemException.invalid(List.of(FieldError.parameter("ref", "version_required",
                "'%s' may mean any version; name the one to delete by its id or as %s@1.".formatted(ref, name))));
    }

    private void delete(UUID id) {
        hold(id);
        var pointing = aliases.pointingTo(id);
        if (!pointing.isEmpty()) {
            throw ProblemException.conflict("model_has_alias",
                    "The %s '%s' points to this model. Move it to another version or delete it, then delete the model."
                            .formatted(pointing.size() == 1 ? "alias" : "aliases", String.join("', '", pointing)));
        }
        if (usages.stream().anyMatch(usage -> usage.isInUse(id))) {
            throw ProblemException.conflict("model_in_use",
                    "A queued or running job needs this model. Cancel the job or wait until it has finished.");
        }
        IfMatch.check(() -> lock(id));
        store.delete(id);
    }

    private Model lock(UUID id) {
        return store.lock(id).orElseThrow(() -> notFound(id.toString()));
    }

    private ModelIdentity identity(String ref) {
        return found(ref, identities.find(ModelRef.parse(ref)));
    }

    private ModelIdentity found(String ref, @Nullable ModelIdentity identity) {
        if (identity == null) {
            throw notFound(ref, existing(ModelRef.parse(ref)));
        }
        return identity;
    }

    /** What there is instead of a model, to end a sentence with. */
    private String existing(ModelRef ref) {
        return switch (ref) {
            case ModelRef.Id _ -> "";
            case ModelRef.Version(var name, var _) -> newestOf(name);
            case ModelRef.Alias(var name, var _) -> newestOf(name);
            case ModelRef.Newest(var name) ->
                index.nameInOtherCase(name).map(" Did you mean '%s'?"::formatted).orElse("");
        };
    }

    private String newestOf(String name) {
        return index.newest(name).map(ModelIdentity::text)
                .map(" The newest version of its name is '%s'."::formatted)
                .orElseGet(() -> existing(new ModelRef.Newest(name)));
    }

    private Model describe(UUID id, NewModel made, Annotations annotations) {
        var trained = made.trained();
        var schema = trained.schema();
        var targets = schema.targets().stream().map(TargetColumn::of).toList();
        var training = made.origin() instanceof ModelOrigin.Training ofJob ? ofJob : null;
        var imported = made.origin() instanceof ModelOrigin.File(var file) ? file : null;
        var configuration = training == null ? null : training.configuration();
        return new Model(id, made.name(), store.nextVersion(made.name()), schema.task(), schema.featureNames(), targets,
                trained.precision(), trained.parameterCount(), made.metrics(), made.crossValidation(),
                Model.warnings(targets, made.metrics(), configuration), configuration,
                configuration == null ? null : configuration.seed(),
                engineVersion.text(), training == null ? null : Kernels.inUse(),
                configuration == null ? null : configuration.datasetId(),
                training == null ? null : training.datasetSha256(), training == null ? null : training.jobId(),
                training == null ? null : training.epoch(),
                imported, Instant.now().truncatedTo(ChronoUnit.MICROS), annotations.labels(), annotations.note());
    }

    private static ProblemException notFound(String ref) {
        return notFound(ref, "");
    }

    private static ProblemException notFound(String ref, String existing) {
        return ProblemException.notFound("model", ref, existing);
    }
}
