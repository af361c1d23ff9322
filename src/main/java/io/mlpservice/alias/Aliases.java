package io.mlpservice.alias;

import io.mlpservice.model.Model;
import io.mlpservice.model.ModelIdentity;
import io.mlpservice.model.ModelName;
import io.mlpservice.model.Models;
import io.mlpservice.platform.json.Draft;
import io.mlpservice.platform.paging.Conditions;
import io.mlpservice.platform.paging.Filter;
import io.mlpservice.platform.paging.ListQuery;
import io.mlpservice.platform.paging.Listing;
import io.mlpservice.platform.paging.Page;
import io.mlpservice.platform.paging.PageRequest;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.Messages;
import io.mlpservice.platform.problem.ProblemException;
import io.mlpservice.quota.Quotas;
import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Root;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;

/** The aliases of models: found, listed, moved and deleted. */
@Service
class Aliases {
    private static final Duration UNTIL_TRIED_AGAIN = Duration.ofSeconds(1);
    private static final int MOST_ATTEMPTS = 5;

    private final AliasRepository repository;
    private final Models models;
    private final AliasGuard guard;
    private final Quotas quotas;
    private final EntityManager entities;
    private final Listing listing;
    private final TransactionOperations transaction;

    Aliases(AliasRepository repository, Models models, AliasGuard guard, Quotas quotas, EntityManager entities,
            Listing listing,
            TransactionOperations transaction) {
        this.repository = repository;
        this.models = models;
        this.guard = guard;
        this.quotas = quotas;
        this.entities = entities;
        this.listing = listing;
        this.transaction = transaction;
    }

    /**
     * An alias that was made or moved.
     *
     * @param isNew whether it was made
     */
    record Move(Alias alias, boolean isNew) {}

    private record AliasFilter(String modelName) implements Filter<AliasEntity> {
        @Override
        public void addTo(Conditions conditions, Root<AliasEntity> row, CriteriaBuilder is) {
            conditions.equal("modelName", modelName);
        }
    }

    /**
     * The aliases of a name.
     *
     * @throws ProblemException {@code not_found} if no model has the name
     */
    Page<Alias> list(String name, PageRequest page) {
        if (models.versions(name).isEmpty()) {
            throw ProblemException.notFound("model", Messages.shortened(name));
        }
        return listing.page(ListQuery.ofRows(AliasEntity.class, new AliasFilter(name)), page).map(AliasEntity::view);
    }

    /**
     * An alias.
     *
     * @throws ProblemException {@code not_found}
     */
    Alias get(String name, String alias) {
        return repository.findByModelNameAndAlias(name, alias).orElseThrow(() -> notFound(name, alias)).view();
    }

    /**
     * Makes an alias or moves it.
     *
     * @throws ProblemException {@code not_found} if there is no such version, {@code guard_failed} if it is worse than the
     *     present one, {@code alias_moved} if another request moved the alias while they were compared, or others keep making it
     */
    Move put(String name, String alias, Draft<AliasRequest> request) {
        check(alias, request);
        var wanted = models.get("%s@%d".formatted(name, request.content().version()));
        var guarded = request.content().guard();
        var before = repository.target(name, alias).orElse(null);
        if (before == null) {
            quotas.requireRoom(1);
        }
        var report = guarded == null ? null : guard.check(guarded, wanted, before);
        try {
            return repeated(() -> move(wanted, alias, before, report));
        } finally {
            models.aliasMoved(name, alias);
        }
    }

    private Move repeated(Supplier<Move> move) {
        for (var attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            try {
                return Objects.requireNonNull(transaction.execute(_ -> move.get()));
            } catch (DataIntegrityViolationException e) {
                // Another request made the alias first. Now it can be moved, unless a third one deletes it.
            }
        }
        throw ProblemException.conflict("alias_moved",
                "Other requests make and delete the alias all the time. Send this one again.", UNTIL_TRIED_AGAIN);
    }

    private static void check(String alias, Draft<AliasRequest> request) {
        var errors = request.errors();
        if (!ModelName.isLegalAlias(alias)) {
            errors.add(FieldError.parameter("alias", "invalid_value", ModelName.ALIAS_RULE));
        }
        if (request.content().version() < 1) {
            errors.add("/version", "out_of_range", "Versions count from 1.");
        }
        var guard = request.content().guard();
        if (guard != null
                && !(guard.toleranceOrDefault() >= 0 && guard.toleranceOrDefault() < Double.POSITIVE_INFINITY)) {
            errors.add("/guard/tolerance", "out_of_range", "The tolerance must be at least 0.");
        }
        errors.throwIfAny();
    }

    /** The lock keeps the model from being deleted before the alias points to it. */
    private Move move(Model wanted, String alias, @Nullable ModelIdentity before, @Nullable GuardReport report) {
        models.hold(wanted.id());
        var target = new ModelIdentity(wanted.id(), wanted.name(), wanted.version());
        var stored = repository.lock(wanted.name(), alias);
        if (report != null && !Objects.equals(before, stored.map(AliasEntity::target).orElse(null))) {
            throw ProblemException.conflict("alias_moved",
                    "Another request moved the alias while its guard compared the versions. Send this one again.",
                    UNTIL_TRIED_AGAIN);
        }
        if (stored.isPresent()) {
            stored.get().move(target, report);
            return new Move(stored.get().view(), false);
        }
        var made = new AliasEntity(target, alias, report);
        entities.persist(made);
        return new Move(made.view(), true);
    }

    /**
     * Deletes an alias; the model remains.
     *
     * @throws ProblemException {@code not_found}
     */
    void delete(String name, String alias) {
        transaction.executeWithoutResult(
                _ -> repository.delete(repository.lock(name, alias).orElseThrow(() -> notFound(name, alias))));
        models.aliasMoved(name, alias);
    }

    private ProblemException notFound(String name, String alias) {
        return models.versions(name).isEmpty()
                ? ProblemException.notFound("model", Messages.shortened(name))
                : ProblemException.notFoundIn("/api/v1/models/%s/aliases".formatted(name), "alias",
                        Messages.shortened(name + "@" + alias));
    }
}
