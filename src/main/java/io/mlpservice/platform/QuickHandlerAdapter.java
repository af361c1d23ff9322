package io.mlpservice.platform;

import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

import java.util.ArrayList;
import java.util.Objects;

/** Calls controllers as Spring does, but asks {@link TextVariableResolver} first, which Spring would ask after its own. */
final class QuickHandlerAdapter extends RequestMappingHandlerAdapter {
    @Override
    public void afterPropertiesSet() {
        super.afterPropertiesSet();
        var resolvers = new ArrayList<>(Objects.requireNonNull(getArgumentResolvers()));
        resolvers.addFirst(new TextVariableResolver());
        setArgumentResolvers(resolvers);
    }
}
