package io.mlpservice.security;

import io.mlpservice.HttpTest;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.filter.ForwardedHeaderFilter;
import org.springframework.web.servlet.ModelAndView;

import java.io.IOException;
import java.util.List;

import static io.mlpservice.security.SecuritySettings.Mode.LOOPBACK;
import static io.mlpservice.security.SecuritySettings.Mode.UNPROTECTED;
import static org.assertj.core.api.Assertions.assertThat;

/** Behind a proxy that ends TLS, the service knows its own pages by what the proxy forwards. */
@HttpTest
class ForwardedOriginTest {
    private static final String HOST = "mlp.example.com";
    private static final String PORT = HOST + ":8443";

    @Autowired
    private FilterRegistrationBean<ForwardedHeaderFilter> forwarded;

    @Autowired
    private DelegatingFilterProxyRegistrationBean security;

    @Test
    void isKnownBeforeOriginsAreChecked() {
        assertThat(forwarded.getOrder()).isLessThan(security.getOrder());
    }

    @ParameterizedTest
    @CsvSource({HOST + ",X-Forwarded-Proto: https,https://" + HOST,
        PORT + ",X-Forwarded-Proto: https;X-Forwarded-Port: 8443,https://" + PORT,
        "mlp:8080,X-Forwarded-Proto: https;X-Forwarded-Host: " + HOST + ",https://" + HOST,
        "mlp:8080,X-Forwarded-Proto: https;X-Forwarded-Host: " + PORT + ",https://" + PORT,
        "mlp:8080,Forwarded: proto=https\\;host=" + HOST + ",https://" + HOST, HOST + ",A: b,http://" + HOST})
    void isAllowed(String host, String headers, String origin) throws Exception {
        assertThat(answer(UNPROTECTED, host, headers, origin).getStatus()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({HOST + ",A: b,https://" + HOST, HOST + ",X-Forwarded-Proto: https,https://evil.example",
        HOST + ",X-Forwarded-Proto: https,null", HOST + ",X-Forwarded-Proto: https,http://" + HOST,
        HOST + ",X-Forwarded-Proto: https,https://" + PORT})
    void isRefusedWhereItIsAnother(String host, String headers, String origin) throws Exception {
        assertThat(answer(UNPROTECTED, host, headers, origin).getStatus()).isEqualTo(403);
    }

    @Test
    void isNotBelievedInLoopbackMode() throws Exception {
        assertThat(answer(LOOPBACK, "localhost:8080", "X-Forwarded-Host: evil.example", "http://evil.example")
                .getStatus()).isEqualTo(403);
        assertThat(answer(LOOPBACK, "evil.example", "X-Forwarded-Host: localhost", "http://localhost").getStatus())
                .isEqualTo(403);
        assertThat(answer(LOOPBACK, "localhost:8080", "A: b", "http://localhost:8080").getStatus()).isEqualTo(200);
    }

    @Test
    void trustsTheProxyWhoseHostIsAllowed() throws Exception {
        var hosts = List.of("mlp.example");
        assertThat(
                answer(LOOPBACK, hosts, "mlp.example", "X-Forwarded-Proto: https", "https://mlp.example").getStatus())
                .isEqualTo(200);
        assertThat(
                answer(LOOPBACK, hosts, "mlp.example", "X-Forwarded-Proto: https", "https://evil.example").getStatus())
                .isEqualTo(403);
        assertThat(answer(LOOPBACK, hosts, "evil.example", "A: b", "http://evil.example").getStatus()).isEqualTo(403);
        assertThat(answer(LOOPBACK, hosts, "localhost", "A: b", "http://localhost").getStatus()).isEqualTo(200);
    }

    private static MockHttpServletResponse answer(SecuritySettings.Mode mode, String host, String headers,
            String origin) throws ServletException, IOException {
        return answer(mode, List.of(), host, headers, origin);
    }

    private static MockHttpServletResponse answer(SecuritySettings.Mode mode, List<String> hosts, String host,
            String headers, String origin) throws ServletException, IOException {
        var request = new MockHttpServletRequest("POST", "/api/v1/datasets");
        var name = host.split(":", -1);
        request.setServerName(name[0]);
        request.setServerPort(name.length > 1 ? Integer.parseInt(name[1]) : 80);
        request.addHeader("Host", host);
        request.addHeader("Origin", origin);
        for (var header : headers.split("(?<!\\\\);", -1)) {
            var parts = header.replace("\\;", ";").split(": ", 2);
            request.addHeader(parts[0], parts[1]);
        }
        var response = new MockHttpServletResponse();
        var protection = new Protection(mode, false, mode == LOOPBACK);
        var filter = new ForeignRequestFilter(protection, new AllowedOrigins(List.of(), protection),
                new AllowedHosts(hosts),
                (_, _, _, _) -> new ModelAndView());
        new MockFilterChain(new HttpServlet() {
            private static final long serialVersionUID = 1L;

            @Override
            protected void doPost(jakarta.servlet.http.HttpServletRequest accepted,
                    jakarta.servlet.http.HttpServletResponse answer) {
                answer.setStatus(200);
            }
        }, new ForwardedHeaderFilter(), filter).doFilter(request, response);
        return response;
    }
}
