package io.mlpservice.platform.damage;

import java.util.Map;

/**
 * How far a verification is.
 *
 * @param complete whether it has looked at everything; true in the last line alone
 * @param checked how many things of each kind it has looked at
 * @param damaged how many of them cannot be read
 */
record VerificationReport(boolean complete, Map<Stored, Integer> checked, int damaged) {}
