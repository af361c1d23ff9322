package io.mlpservice.fuzz;

import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "spring.datasource.url=jdbc:h2:mem:fuzz;DB_CLOSE_DELAY=-1")
@AutoConfigureRestTestClient
@ActiveProfiles("test")
@DirtiesContext
class ApiFuzzOnH2Test extends ApiFuzzContract {
    ApiFuzzOnH2Test() {
        super(REQUESTS);
    }
}
