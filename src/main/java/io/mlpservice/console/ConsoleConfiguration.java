package io.mlpservice.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;

/** Serves the console: the page to browsers that open the service's plain address, and its files. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConsoleSettings.class)
class ConsoleConfiguration implements WebMvcConfigurer {
    private static final CacheControl LONGEST = CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final ConsoleSettings settings;
    /** Made when a browser first asks for it, since it takes reading all files. */
    private final Supplier<ConsolePage> page = SingletonSupplier.of(() -> ConsolePage.of(PageFile.all()));

    ConsoleConfiguration(ConsoleSettings settings) {
        this.settings = settings;
    }

    /** Only the present version has addresses: browsers would keep these files as those of another one. */
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        if (settings.enabled()) {
            registry.addResourceHandler("/console/**").addResourceLocations("classpath:" + PageFile.FOLDER)
                    .setCacheControl(LONGEST).resourceChain(false)
                    .addResolver(new VersionedFiles(() -> page.get().version()));
        }
    }

    /** Stands before the links that programs get at the same address. */
    @Bean
    RouterFunction<ServerResponse> console() {
        return RouterFunctions.route(asksForThePage(), _ -> ServerResponse.ok().build(this::write));
    }

    private RequestPredicate asksForThePage() {
        return RequestPredicates.methods(HttpMethod.GET, HttpMethod.HEAD).and(RequestPredicates.path("/"))
                .and(request -> settings.enabled() && acceptsHtml(request));
    }

    private static boolean acceptsHtml(ServerRequest request) {
        return request.headers().header(HttpHeaders.ACCEPT).stream()
                .anyMatch(accepted -> accepted.contains(MediaType.TEXT_HTML_VALUE));
    }

    /** A 304 has these headers too, since browsers update those that they keep. */
    private @Nullable ModelAndView write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var page = this.page.get();
        response.setHeader("Content-Security-Policy", page.policy());
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noCache().getHeaderValue());
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        if (!new ServletWebRequest(request, response).checkNotModified(page.entityTag())) {
            response.setContentType("text/html;charset=UTF-8");
            response.getOutputStream().write(page.html().getBytes(StandardCharsets.UTF_8));
        }
        return null;
    }
}
