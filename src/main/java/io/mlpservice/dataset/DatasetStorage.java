package io.mlpservice.dataset;

import io.mlpservice.quota.StoredKind;
import io.mlpservice.quota.StoredTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What data sets take in the database. */
@Configuration(proxyBeanMethods = false)
class DatasetStorage {
    private static final String SIZE = """
            cast(octet_length(columns) as bigint)
            + (select coalesce(sum(octet_length(bytes)), 0) from dataset_chunk where dataset_id = dataset.id)
            + (select coalesce(sum(octet_length(bytes)), 0) from dataset_block where dataset_id = dataset.id)""";

    @Bean
    StoredTable storedDatasets() {
        return new StoredTable(StoredKind.DATASETS, "dataset", SIZE, false);
    }
}
