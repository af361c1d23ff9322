package io.mlpservice;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import java.nio.file.Path;
import java.util.List;

class EarlierVersionOnH2Test extends EarlierVersionContract {
    @Override
    String files() {
        return "0.1.0";
    }

    @Override
    List<String> restore(Path folder) {
        var url = "jdbc:h2:file:%s/mlp-service".formatted(folder);
        new JdbcTemplate(new DriverManagerDataSource(url))
                .execute("runscript from 'classpath:stored/0.1.0.sql.gz' compression gzip");
        return List.of();
    }
}
