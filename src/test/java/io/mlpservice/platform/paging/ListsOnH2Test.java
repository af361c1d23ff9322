package io.mlpservice.platform.paging;

import io.mlpservice.HttpTest;

@HttpTest
class ListsOnH2Test extends ListsContract {}
