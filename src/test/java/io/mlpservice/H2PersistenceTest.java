package io.mlpservice;

@OnH2
class H2PersistenceTest extends PersistenceContract {
    @Override
    String product() {
        return "H2 2";
    }
}
