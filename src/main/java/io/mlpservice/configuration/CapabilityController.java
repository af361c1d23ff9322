package io.mlpservice.configuration;

import io.mlpservice.platform.ServiceLimit;
import io.mlpservice.platform.ServiceLimits;
import io.mlpservice.platform.access.OpenToAll;
import io.mlpservice.platform.caching.Revalidated;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.util.Comparator;
import java.util.function.Supplier;

@RestController
@RequestMapping("/api/v1/capabilities")
@OpenToAll
@Tag(name = "Capabilities", description = "What there is to choose for a training.")
class CapabilityController {
    /** Made when a client first asks for them: few do. */
    private final Supplier<Capabilities> capabilities;

    CapabilityController(ObjectProvider<ServiceLimits> limits) {
        capabilities = SingletonSupplier.of(() -> CapabilityTable.capabilities(limits.stream()
                .flatMap(all -> all.limits().stream()).sorted(Comparator.comparing(ServiceLimit::setting)).toList()));
    }

    @GetMapping
    @Revalidated
    @Operation(operationId = "getCapabilities", summary = "Get every choice with its formula, numbers, ranges and defaults", description = "All that a training request may choose from, and the limits of this service.")
    Capabilities get() {
        return capabilities.get();
    }
}
