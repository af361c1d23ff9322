package io.mlpservice.platform.setting;

import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.stereotype.Component;

/** Reads all settings before the database is migrated, so that a start which refuses one of them has changed nothing. */
@Component
class EarlySettings implements FlywayConfigurationCustomizer {
    private final ListableBeanFactory beans;

    EarlySettings(ListableBeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public void customize(FluentConfiguration migrations) {
        beans.getBeansWithAnnotation(ConfigurationProperties.class);
    }
}
