package io.mlpservice.security;

import io.mlpservice.platform.access.Scope;
import io.mlpservice.platform.owner.Owner;
import io.mlpservice.platform.problem.ProblemException;
import io.mlpservice.security.key.Caller;
import jakarta.servlet.ServletException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.ModelAndView;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RateLimitTest {
    private final List<Exception> problems = new ArrayList<>();
    private final RateLimit limit = new RateLimit(new SecuritySettings.RateLimit(3, Duration.ofHours(3)),
            request -> request.getRequestURI().equals("/health"), (_, _, _, problem) -> {
                problems.add(problem);
                return new ModelAndView();
            });

    @AfterEach
    void forgetCaller() {
        SecurityContextHolder.clearContext();
    }

    private MockHttpServletResponse request(@Nullable Caller caller) throws ServletException, IOException {
        return request(caller, "/api/v1/models");
    }

    private MockHttpServletResponse request(@Nullable Caller caller, String path) throws ServletException, IOException {
        if (caller != null) {
            SecurityContextHolder.getContext().setAuthentication(new CallerAuthentication(caller));
        }
        var response = new MockHttpServletResponse();
        limit.doFilter(new MockHttpServletRequest("GET", path), response, new MockFilterChain());
        return response;
    }

    private static Caller key(UUID id) {
        return new Caller(Owner.DEFAULT, id, Set.of(Scope.PREDICT), null);
    }

    @Test
    void tellsHowManyRequestsAreLeftAndRefusesFurtherOnes() throws ServletException, IOException {
        var key = key(UUID.randomUUID());
        for (var left = 2; left >= 0; left--) {
            var answer = request(key);
            assertThat(answer.getHeader("RateLimit-Policy")).isEqualTo("\"key\";q=3;w=10800");
            assertThat(answer.getHeader("RateLimit")).startsWith("\"key\";r=%d;t=".formatted(left));
        }
        assertThat(problems).isEmpty();
        assertThat(request(key).getHeader("RateLimit")).startsWith("\"key\";r=0;t=");
        assertThat(problems).singleElement().isInstanceOfSatisfying(ProblemException.class, refusal -> {
            assertThat(refusal.problem().status()).isEqualTo(429);
            assertThat(refusal.problem().code()).isEqualTo("rate_limited");
            assertThat(refusal.retryAfter()).hasValueSatisfying(
                    wait -> assertThat(wait).isBetween(Duration.ofMinutes(55), Duration.ofHours(1)));
        });
    }

    @Test
    void countsForEachKeyAlone() throws ServletException, IOException {
        var key = key(UUID.randomUUID());
        for (var i = 0; i < 4; i++) {
            request(key);
        }
        assertThat(problems).hasSize(1);
        request(key(UUID.randomUUID()));
        request(new Caller(Owner.DEFAULT, null, Set.of(), null));
        assertThat(problems).hasSize(1);
    }

    @Test
    void refusesNothingThatNeedsNoKey() throws ServletException, IOException {
        var key = key(UUID.randomUUID());
        for (var i = 0; i < 5; i++) {
            assertThat(request(key, "/health").getHeader("RateLimit")).isNotNull();
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void leavesRequestsWithoutAKeyAlone() throws ServletException, IOException {
        for (var i = 0; i < 10; i++) {
            assertThat(request(null).getHeader("RateLimit")).isNull();
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void needsSensibleSettings() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SecuritySettings.RateLimit(-1, Duration.ofMinutes(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new SecuritySettings.RateLimit(1, Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SecuritySettings.RateLimit(Integer.MAX_VALUE, Duration.ofSeconds(1)));
    }
}
