package io.mlpservice.platform.memory;

import org.apache.coyote.http11.Http11NioProtocol;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

import java.time.Duration;

/** HTTP on connections that last when the heap was full. Tomcat makes it, by its name. */
public final class LastingProtocol extends Http11NioProtocol {
    /** On an endpoint of its own. */
    public LastingProtocol() {
        super(new LastingEndpoint());
    }

    /**
     * How long a client may take nothing of an answer before its connection is cut. The answer keeps its memory until then. Slow
     * answers have all their time.
     */
    public void setWriteTimeout(Duration timeout) {
        ((LastingEndpoint) getEndpoint()).setWriteTimeout(timeout);
    }

    /** Has Tomcat use it. */
    @Component
    static final class Choice implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
        @Override
        public void customize(TomcatServletWebServerFactory factory) {
            factory.setProtocol(LastingProtocol.class.getName());
        }
    }
}
