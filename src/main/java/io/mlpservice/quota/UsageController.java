package io.mlpservice.quota;

import io.mlpservice.platform.access.RequiresScope;
import io.mlpservice.platform.access.Scope;
import io.mlpservice.platform.owner.CurrentOwner;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/usage")
@RequiresScope({Scope.DATASETS, Scope.TRAIN, Scope.PREDICT})
@Tag(name = "Usage", description = "What an owner uses and may use.")
class UsageController {
    private final Quotas quotas;

    UsageController(Quotas quotas) {
        this.quotas = quotas;
    }

    @GetMapping
    @Operation(operationId = "getUsage", summary = "Get what is used and what is allowed", description = "What the data sets, models and jobs of the key's owner take, how many jobs are unfinished and how long jobs trained, each with the limit that holds for every owner. Without keys there is one owner.")
    Usage get() {
        return quotas.usage(CurrentOwner.get());
    }
}
