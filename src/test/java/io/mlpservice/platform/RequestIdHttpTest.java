package io.mlpservice.platform;

import io.mlpservice.HttpTest;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

@HttpTest
class RequestIdHttpTest {
    @Autowired
    private RestTestClient http;

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(strings = {"a", "7f/Trace:0=1+2@x.y~z_-",
        "1234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890"})
    void answersWithTheIdOfTheRequest(String id) {
        http.get().uri("/api/v1/datasets").header("X-Request-Id", id).exchange().expectHeader()
                .valueEquals("X-Request-Id", id);
        http.get().uri("/api/v1/none").header("X-Request-Id", id).exchange().expectStatus().isNotFound().expectHeader()
                .valueEquals("X-Request-Id", id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "<b>", "a\"",
        "12345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901"})
    void makesAnIdWhereTheRequestHasNoSafeOne(String id) {
        http.get().uri("/api/v1/datasets").header("X-Request-Id", id).exchange().expectHeader()
                .valueMatches("X-Request-Id", "[0-9a-f]{16}");
    }

    @Test
    void makesAnotherIdForEachRequest() {
        assertThat(made()).matches("[0-9a-f]{16}").isNotEqualTo(made());
    }

    @Test
    void answersWithAnIdWhereTomcatRefuses() throws Exception {
        var answer = RawHttp.answer(port,
                "GET /api/v1/datasets%zz HTTP/1.1\nHost: localhost\nX-Request-Id: mine\nConnection: close\n\n");
        assertThat(answer).startsWith("HTTP/1.1 400").contains("X-Request-Id: mine\r\n");
    }

    @Test
    void putsTheIdIntoTheLinesOfTheLogUntilTheRequestIsOver() throws Exception {
        var received = new org.apache.coyote.Request();
        received.getMimeHeaders().addValue("X-Request-Id").setString("mine");
        var seen = new ArrayList<String>();
        var valve = new RequestIdValve();
        valve.setNext(new ValveBase() {
            @Override
            public void invoke(Request received, Response response) {
                seen.add(String.valueOf(MDC.get("request_id")));
            }
        });
        valve.invoke(new Request(new Connector(), received), new Response(new org.apache.coyote.Response()));
        assertThat(seen).isEqualTo(List.of("mine"));
        assertThat(MDC.get("request_id")).isNull();
    }

    private String made() {
        return String.valueOf(http.get().uri("/api/v1/capabilities").exchange().returnResult().getResponseHeaders()
                .getFirst("X-Request-Id"));
    }
}
