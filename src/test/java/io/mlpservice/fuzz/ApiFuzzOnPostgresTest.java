package io.mlpservice.fuzz;

import io.mlpservice.OnPostgres;
import org.springframework.test.annotation.DirtiesContext;

/** A quarter of the requests: enough that some of each kind reach the database. */
@OnPostgres
@DirtiesContext
class ApiFuzzOnPostgresTest extends ApiFuzzContract {
    ApiFuzzOnPostgresTest() {
        super(REQUESTS / 4);
    }
}
