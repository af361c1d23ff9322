package io.mlpservice.security;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.mlpservice.platform.problem.ProblemException;
import io.mlpservice.security.key.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.servlet.HandlerExceptionResolver;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Bounds how many requests a key, or the owner of tokens, sends in a time. Unused ones are kept for a burst up to that
 * number. What needs no key, such as a look at the health, is answered further on. Each process counts for itself. The headers are those of the draft "RateLimit header fields for HTTP".
 */
final class RateLimit extends HttpFilter {
    private static final int MOST_CALLERS = 100_000;

    private final RequestMatcher open;
    private final HandlerExceptionResolver problems;
    private final String policy;
    private final LoadingCache<Object, Bucket> callers;

    RateLimit(SecuritySettings.RateLimit settings, RequestMatcher open, HandlerExceptionResolver problems) {
        this.open = open;
        this.problems = problems;
        this.policy = "\"key\";q=%d;w=%d".formatted(settings.requests(), settings.per().toSeconds());
        this.callers = Caffeine.newBuilder().maximumSize(MOST_CALLERS).expireAfterAccess(settings.per())
                .build(_ -> Bucket.builder().addLimit(limit -> limit.capacity(settings.requests())
                        .refillGreedy(settings.requests(), settings.per())).build());
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var caller = Caller.current();
        if (caller.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        var probe = callers.get(identity(caller.get())).tryConsumeAndReturnRemaining(1);
        response.setHeader("RateLimit-Policy", policy);
        response.setHeader("RateLimit",
                "\"key\";r=%d;t=%d".formatted(probe.getRemainingTokens(), seconds(probe.getNanosToWaitForReset())));
        if (probe.isConsumed() || open.matches(request)) {
            chain.doFilter(request, response);
        } else {
            problems.resolveException(request, response, null, exceeded(probe));
        }
    }

    private static Object identity(Caller caller) {
        return caller.keyId() == null ? caller.owner() : caller.keyId();
    }

    private static ProblemException exceeded(ConsumptionProbe probe) {
        return ProblemException.tooMany("rate_limited",
                "This key sends more requests than mlp.security.rate-limit allows. Wait as long as Retry-After says.",
                Duration.ofSeconds(seconds(probe.getNanosToWaitForRefill())));
    }

    private static long seconds(long nanos) {
        return TimeUnit.NANOSECONDS.toSeconds(nanos + TimeUnit.SECONDS.toNanos(1) - 1);
    }
}
