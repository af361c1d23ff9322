package io.mlpservice.dataset;

import io.mlpservice.dataset.storage.BlockStore;
import io.mlpservice.dataset.storage.ContentStore;
import io.mlpservice.platform.Sha256;
import io.mlpservice.platform.damage.Damages;
import io.mlpservice.platform.damage.Inspection;
import io.mlpservice.platform.damage.Stored;
import io.mlpservice.platform.problem.ProblemException;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.util.UUID;

/** Looks at data sets: their descriptions, the checksums of their files, and all of their cells. */
@Component
class DatasetInspection implements Inspection {
    private final DatasetRepository repository;
    private final ContentStore contents;
    private final BlockStore blocks;
    private final Damages damages;

    DatasetInspection(DatasetRepository repository, ContentStore contents, BlockStore blocks, Damages damages) {
        this.repository = repository;
        this.contents = contents;
        this.blocks = blocks;
        this.damages = damages;
    }

    @Override
    public Stored kind() {
        return Stored.DATASET;
    }

    @Override
    public void check(UUID id) throws IOException {
        var dataset = damages.reading(kind(), id, () -> repository.findById(id))
                .orElseThrow(() -> ProblemException.notFound("data set", id));
        dataset.layout().ifPresent(layout -> blocks.checkAll(id, layout));
        if (!sha256(id).equals(dataset.view().sha256())) {
            throw damages.found(kind(), id, id, "its file is not the one that was uploaded");
        }
    }

    private String sha256(UUID id) throws IOException {
        try (var file = contents.open(id)) {
            return Sha256.hex(file);
        }
    }
}
