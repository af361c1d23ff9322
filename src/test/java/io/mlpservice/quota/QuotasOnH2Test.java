package io.mlpservice.quota;

import io.mlpservice.HttpTest;
import io.mlpservice.OwnerOfHeader;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

@HttpTest
@Import(OwnerOfHeader.class)
@TestPropertySource(properties = LimitedOwner.LIMITS)
class QuotasOnH2Test extends QuotasContract {}
