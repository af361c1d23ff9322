package io.mlpservice.platform;

import org.springframework.data.jpa.repository.query.DeclaredQuery;
import org.springframework.data.jpa.repository.query.QueryEnhancerFactories;
import org.springframework.data.jpa.repository.query.QueryEnhancerFactory;
import org.springframework.data.jpa.repository.query.QueryEnhancerSelector;

/**
 * Takes the queries of repositories as they are written. Otherwise Spring Data parses each of them at start, to be able to sort
 * and count its results; no query here needs that, and Hibernate parses them too.
 */
public final class QueriesAsWritten implements QueryEnhancerSelector {
    @Override
    public QueryEnhancerFactory select(DeclaredQuery query) {
        return QueryEnhancerFactories.fallback();
    }
}
