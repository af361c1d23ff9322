package io.mlpservice.model.storage;

import io.mlpservice.metric.SplitPart;
import io.mlpservice.metric.TargetDetails;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import org.hibernate.Length;
import org.hibernate.annotations.Immutable;

import java.util.List;
import java.util.UUID;

/** A row of {@code model_details}: those of one part of the data set. */
@Entity
@Immutable
@Table(name = "model_details")
final class PartDetails {
    @Embeddable
    record Key(UUID modelId, @Enumerated(EnumType.STRING) @Column(length = 20) SplitPart part) {}

    @EmbeddedId
    @SuppressWarnings("UnusedVariable") // JPA reads it
    private Key key;
    @Convert(converter = ModelColumns.Details.class)
    @Column(length = Length.LONG32)
    private List<TargetDetails> targets;

    @SuppressWarnings("NullAway.Init")
    PartDetails() {}

    PartDetails(Key key, List<TargetDetails> targets) {
        this.key = key;
        this.targets = targets;
    }

    List<TargetDetails> targets() {
        return targets;
    }
}
