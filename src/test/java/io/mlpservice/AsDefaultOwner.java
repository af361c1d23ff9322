package io.mlpservice;

import io.mlpservice.platform.owner.CurrentOwner;
import io.mlpservice.platform.owner.Owner;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

import java.lang.reflect.Method;

/** Lets tests call parts of the service on behalf of the owner whom requests without a key have. */
public final class AsDefaultOwner implements InvocationInterceptor {
    @Override
    public void interceptBeforeEachMethod(Invocation<@Nullable Void> call, ReflectiveInvocationContext<Method> method,
            ExtensionContext context) throws Throwable {
        proceed(call);
    }

    @Override
    public void interceptTestMethod(Invocation<@Nullable Void> call, ReflectiveInvocationContext<Method> method,
            ExtensionContext context) throws Throwable {
        proceed(call);
    }

    @Override
    public void interceptTestTemplateMethod(Invocation<@Nullable Void> call, ReflectiveInvocationContext<Method> method,
            ExtensionContext context) throws Throwable {
        proceed(call);
    }

    @Override
    public void interceptAfterEachMethod(Invocation<@Nullable Void> call, ReflectiveInvocationContext<Method> method,
            ExtensionContext context) throws Throwable {
        proceed(call);
    }

    private static void proceed(Invocation<@Nullable Void> call) throws Throwable {
        CurrentOwner.call(Owner.DEFAULT, () -> {
            call.proceed();
            return true;
        });
    }
}
