package io.mlpservice.platform.owner;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.util.Optional;

/** Binds the owner of a request until its answer is written. Requests without an owner find nothing. */
@Component
@Order(OwnerFilter.PLACE)
final class OwnerFilter extends HttpFilter {
    /** Behind the filters that authenticate, of which Spring Security's are at -100. */
    static final int PLACE = 0;

    private final RequestOwner owners;

    OwnerFilter(ObjectProvider<RequestOwner> owners) {
        this.owners = owners.getIfAvailable(() -> _ -> Optional.of(Owner.DEFAULT));
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var owner = owners.of(request);
        if (owner.isPresent()) {
            answer(owner.get(), request, response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static void answer(Owner owner, HttpServletRequest request, HttpServletResponse response,
            FilterChain chain) throws IOException, ServletException {
        try {
            CurrentOwner.call(owner, () -> {
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
