package io.mlpservice;

import io.mlpservice.platform.owner.Owner;
import io.mlpservice.platform.owner.RequestOwner;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.util.Optional;

/** A header says from whom a request comes, so that tests have several owners without keys. */
@TestConfiguration
public class OwnerOfHeader {
    private static final String OWNER = "X-Test-Owner";

    @Bean
    @Primary
    RequestOwner ownerOfHeader() {
        return request -> Optional.ofNullable(request.getHeader(OWNER)).map(Owner::new);
    }

    /** A client whose requests come from an owner. */
    public static RestTestClient client(RestTestClient http, String owner) {
        return http.mutate().defaultHeader(OWNER, owner).build();
    }
}
