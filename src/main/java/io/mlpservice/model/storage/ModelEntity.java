package io.mlpservice.model.storage;

import io.mlpservice.configuration.ConfigurationColumn;
import io.mlpservice.configuration.TrainingConfiguration;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.metric.CrossValidationColumn;
import io.mlpservice.metric.CrossValidationMetrics;
import io.mlpservice.metric.MetricsColumn;
import io.mlpservice.metric.ModelMetrics;
import io.mlpservice.metric.ScoreMetric;
import io.mlpservice.model.Model;
import io.mlpservice.model.ModelImport;
import io.mlpservice.model.TargetColumn;
import io.mlpservice.platform.label.Annotations;
import io.mlpservice.platform.label.LabelsColumn;
import io.mlpservice.platform.owner.Owned;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.Table;
import org.hibernate.Length;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A row of {@code model}. */
@Entity
@DynamicUpdate
@Table(name = "model")
final class ModelEntity extends Owned {
    @Id
    private UUID id;
    private String name;
    private int version;
    @Enumerated(EnumType.STRING)
    @Column(length = 20)
    private Task task;
    @Convert(converter = ModelColumns.Names.class)
    @Column(length = Length.LONG32)
    private List<String> features;
    @Convert(converter = ModelColumns.Targets.class)
    @Column(length = Length.LONG32)
    private List<TargetColumn> targets;
    @Enumerated(EnumType.STRING)
    @Column(name = "number_format", length = 20)
    private Precision precision;
    private long parameterCount;
    @Convert(converter = MetricsColumn.class)
    @Column(length = Length.LONG32)
    private ModelMetrics metrics;
    /** Copies of some metrics; read by queries only. */
    @SuppressWarnings("UnusedVariable")
    @ElementCollection
    @CollectionTable(name = "model_score", joinColumns = @JoinColumn(name = "model_id"))
    @MapKeyColumn(name = "metric", length = 30)
    @MapKeyEnumerated(EnumType.STRING)
    private Map<ScoreMetric, StoredScore> scores = new EnumMap<>(ScoreMetric.class);
    @Convert(converter = CrossValidationColumn.class)
    @Column(length = Length.LONG32)
    private @Nullable CrossValidationMetrics crossValidation;
    @Convert(converter = ConfigurationColumn.class)
    @Column(length = Length.LONG32)
    private @Nullable TrainingConfiguration configuration;
    private @Nullable Long seed;
    private String engineVersion;
    private @Nullable String kernels;
    private @Nullable UUID datasetId;
    @Column(name = "dataset_sha256")
    private @Nullable String datasetSha256;
    private @Nullable UUID jobId;
    private @Nullable Integer snapshotEpoch;
    @Convert(converter = ModelColumns.Imported.class)
    @Column(length = Length.LONG32)
    private @Nullable ModelImport imported;
    @Convert(converter = LabelsColumn.class)
    @Column(length = Length.LONG32)
    private Map<String, String> labels = Map.of();
    /** The same column; read by queries only. */
    @SuppressWarnings("UnusedVariable")
    @Column(name = "labels", length = Length.LONG32, insertable = false, updatable = false)
    private @Nullable String labelText;
    private @Nullable String note;
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    ModelEntity() {}

    ModelEntity(Model model) {
        id = model.id();
        name = model.name();
        version = model.version();
        task = model.task();
        features = model.features();
        targets = model.targets();
        precision = model.precision();
        parameterCount = model.parameterCount();
        metrics = model.metrics();
        scores = StoredScore.of(metrics);
        crossValidation = model.crossValidation();
        configuration = model.configuration();
        seed = model.seed();
        engineVersion = model.engineVersion();
        kernels = model.kernels();
        datasetId = model.datasetId();
        datasetSha256 = model.datasetSha256();
        jobId = model.jobId();
        snapshotEpoch = model.snapshotEpoch();
        imported = model.imported();
        createdAt = model.createdAt();
        labels = model.labels();
        note = model.note();
    }

    void annotate(Annotations annotations) {
        labels = annotations.labels();
        note = annotations.note();
    }

    Model toModel() {
        return new Model(id, name, version, task, features, targets, precision, parameterCount, metrics,
                crossValidation, Model.warnings(targets, metrics, configuration), configuration,
                seed, engineVersion, kernels, datasetId, datasetSha256, jobId, snapshotEpoch, imported, createdAt,
                labels, note);
    }
}
