package io.mlpservice.platform.memory;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import java.io.IOException;

/** Lets each request reserve memory until its answer is written. */
@Component
@Order(HeapShareFilter.PLACE)
final class HeapShareFilter extends HttpFilter {
    /** Behind the filters that refuse requests for what their headers say. */
    static final int PLACE = 1;

    private final HeapBudget budget;

    HeapShareFilter(HeapBudget budget) {
        this.budget = budget;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            HeapShare.call(budget, () -> {
                chain.doFilter(request, response);
                return true;
            });
        } catch (IOException | ServletException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
