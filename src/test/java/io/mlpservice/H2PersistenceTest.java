package io.mlpservice;

@HttpTest
class H2PersistenceTest extends PersistenceContract {
    @Override
    String product() {
        return "H2 2";
    }
}
