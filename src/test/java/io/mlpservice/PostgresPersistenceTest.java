package io.mlpservice;

@OnPostgres
class PostgresPersistenceTest extends PersistenceContract {
    @Override
    String product() {
        return "PostgreSQL 18";
    }
}
