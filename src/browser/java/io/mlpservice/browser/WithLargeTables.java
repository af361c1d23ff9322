package io.mlpservice.browser;

import org.springframework.test.context.TestPropertySource;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A {@link BrowserTest} on a service that takes tables as wide, and cells as long, as it does by default. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@BrowserTest
@TestPropertySource(properties = {"mlp.dataset.max-columns=10000", "mlp.dataset.max-cell-length=10000",
    "mlp.data-directory=target/large-tables", "spring.datasource.url=jdbc:h2:mem:large;DB_CLOSE_DELAY=-1"})
@interface WithLargeTables {
}
