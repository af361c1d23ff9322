package io.mlpservice.quota;

import io.mlpservice.OnPostgres;
import io.mlpservice.OwnerOfHeader;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

@OnPostgres
@Import(OwnerOfHeader.class)
@TestPropertySource(properties = LimitedOwner.LIMITS)
class QuotasOnPostgresTest extends QuotasContract {}
