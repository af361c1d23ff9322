package io.mlpservice;

import io.mlpservice.security.Issuer;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * As {@link HttpTest}, but the service asks for keys or tokens of the {@link Issuer}. All such tests share one service
 * too, and get their keys from {@link Keys}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {"mlp.security.mode=keys",
    "mlp.data-directory=target/with-keys"})
@ContextConfiguration(initializers = Issuer.class)
@AutoConfigureRestTestClient
@ActiveProfiles("test")
public @interface WithKeys {
}
