package io.mlpservice.platform.paging;

import io.mlpservice.OnPostgres;

@OnPostgres
class ListsOnPostgresTest extends ListsContract {}
