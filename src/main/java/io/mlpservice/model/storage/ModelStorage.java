package io.mlpservice.model.storage;

import io.mlpservice.quota.StoredKind;
import io.mlpservice.quota.StoredTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What models take in the database. */
@Configuration(proxyBeanMethods = false)
class ModelStorage {
    private static final String SIZE = """
            cast(octet_length(features) as bigint) + octet_length(targets) + coalesce(octet_length(configuration), 0)
            + coalesce(octet_length(imported), 0) + octet_length(metrics) + coalesce(octet_length(cross_validation), 0)
            + (select coalesce(sum(octet_length(bytes)), 0) from model_content where model_id = model.id)
            + (select coalesce(sum(octet_length(d.targets)), 0) from model_details d where d.model_id = model.id)""";

    @Bean
    StoredTable storedModels() {
        return new StoredTable(StoredKind.MODELS, "model", SIZE, false);
    }
}
