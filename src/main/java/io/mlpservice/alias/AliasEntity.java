package io.mlpservice.alias;

import io.mlpservice.model.ModelIdentity;
import io.mlpservice.platform.entity.JsonColumn;
import io.mlpservice.platform.owner.Owned;
import io.mlpservice.platform.paging.Listed;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.Length;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** A row of {@code model_alias}. */
@Entity
@Table(name = "model_alias")
final class AliasEntity extends Owned implements Listed {
    @Id
    private UUID id;
    private String modelName;
    private String alias;
    private UUID modelId;
    private int modelVersion;
    @Convert(converter = GuardColumn.class)
    @Column(length = Length.LONG32)
    private @Nullable GuardReport guard;
    private Instant movedAt;
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    AliasEntity() {}

    AliasEntity(ModelIdentity model, String alias, @Nullable GuardReport guard) {
        this.id = UUID.randomUUID();
        this.modelName = model.name();
        this.alias = alias;
        this.modelId = model.id();
        this.modelVersion = model.version();
        this.guard = guard;
        this.movedAt = now();
        this.createdAt = movedAt;
    }

    ModelIdentity target() {
        return new ModelIdentity(modelId, modelName, modelVersion);
    }

    void move(ModelIdentity model, @Nullable GuardReport report) {
        modelId = model.id();
        modelVersion = model.version();
        guard = report;
        movedAt = now();
    }

    Alias view() {
        return new Alias(modelName, alias, modelVersion, modelId, guard, movedAt, createdAt);
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public Instant createdAt() {
        return createdAt;
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    @Converter
    static class GuardColumn extends JsonColumn<GuardReport> {
        GuardColumn(JsonMapper mapper) {
            super(mapper, new TypeReference<>() {
            });
        }
    }
}
