package io.mlpservice.model.storage;

import io.mlpservice.platform.paging.Listing;
import io.mlpservice.platform.paging.Page;
import io.mlpservice.platform.paging.PageRequest;
import org.springframework.stereotype.Component;

/** Lists the models of the current owner. */
@Component
public class ListedModels {
    private final Listing listing;

    ListedModels(Listing listing) {
        this.listing = listing;
    }

    /** A page of the models that meet a filter, in an order; the names of their data sets are not filled in. */
    public Page<ModelSummary> page(ModelFilter filter, ModelFilter.Sort sort, PageRequest page) {
        return listing.page(filter.sorted(sort), page);
    }
}
