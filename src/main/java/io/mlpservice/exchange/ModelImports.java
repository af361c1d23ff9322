package io.mlpservice.exchange;

import io.mlpservice.engine.pipeline.PartMeasures;
import io.mlpservice.model.Model;
import io.mlpservice.model.ModelImport;
import io.mlpservice.model.ModelName;
import io.mlpservice.model.ModelOrigin;
import io.mlpservice.model.Models;
import io.mlpservice.model.NewModel;
import io.mlpservice.platform.JsonNames;
import io.mlpservice.platform.idempotency.IdempotencyKey;
import io.mlpservice.platform.idempotency.IdempotencyKeys;
import io.mlpservice.platform.label.Annotations;
import io.mlpservice.quota.Quotas;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import java.util.List;

/** Turns files into models. Everything is checked before anything is stored. */
@Service
class ModelImports {
    /** What a file calls its model. */
    private static final String NAME = "model";
    private static final String DEFAULT_NAME = "imported";

    private final Models models;
    private final ModelReader reader;
    private final IdempotencyKeys keys;
    private final Quotas quotas;

    ModelImports(Models models, ModelReader reader, IdempotencyKeys keys, Quotas quotas) {
        this.models = models;
        this.reader = reader;
        this.keys = keys;
        this.quotas = quotas;
    }

    /** Identifies a repeated import; no additions are null. */
    private record Request(@Nullable String name, ImportFormat format, String sha256,
            @Nullable List<String> additions) {
        static Request of(@Nullable String name, ImportSource source) {
            var additions = source.additions();
            return new Request(name, source.format(), source.file().sha256(), additions.isEmpty() ? null : additions);
        }
    }

    /**
     * Imports a model as the next version of a name.
     *
     * @param name null for the one that the file gives
     */
    Model add(@Nullable IdempotencyKey key, @Nullable String name, ImportSource source) {
        return keys.once(key, Request.of(name, source), Model.class, () -> {
            quotas.requireRoom(source.file().bytes().length);
            var read = reader.read(source);
            var origin = new ModelOrigin.File(new ModelImport(JsonNames.of(source.format()), source.file().sha256(),
                    read.provenance()));
            var prepared = models.prepare(NewModel.of(name == null ? name(read) : name, read.model(),
                    PartMeasures.NONE, null, origin));
            return () -> models.get(models.publish(prepared, Annotations.NONE).toString());
        });
    }

    private static String name(ModelReader.Read read) {
        var name = read.provenance().get(NAME);
        return name != null && ModelName.isLegal(name) ? name : DEFAULT_NAME;
    }
}
