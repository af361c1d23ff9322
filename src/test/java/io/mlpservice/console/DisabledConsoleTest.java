package io.mlpservice.console;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockServletContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

import java.io.IOException;

import static org.assertj.core.api.Assertions.assertThat;

/** The setting {@code mlp.console.enabled}. */
class DisabledConsoleTest {
    @Test
    void hasNeitherPageNorFiles() throws IOException {
        assertThat(statuses(false)).containsExactly(404, 404);
        assertThat(statuses(true)).containsExactly(200, 200);
    }

    private static int[] statuses(boolean enabled) throws IOException {
        try (var context = new AnnotationConfigWebApplicationContext()) {
            context.setServletContext(new MockServletContext());
            TestPropertyValues.of("mlp.console.enabled=" + enabled).applyTo(context);
            context.register(Web.class);
            context.refresh();
            var mvc = MockMvcTester.from(context);
            var file = "/console/%s/style.css".formatted(ConsolePage.of(PageFile.all()).version());
            return new int[]{mvc.get().uri("/").accept(MediaType.TEXT_HTML).exchange().getResponse().getStatus(),
                mvc.get().uri(file).exchange().getResponse().getStatus()};
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableWebMvc
    @EnableConfigurationProperties(ConsoleSettings.class)
    @Import(ConsoleConfiguration.class)
    static class Web {}
}
