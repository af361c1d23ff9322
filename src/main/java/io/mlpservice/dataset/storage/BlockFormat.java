package io.mlpservice.dataset.storage;

import io.mlpservice.engine.format.Envelope;

/**
 * The binary format of a block, compressed, with a version and a checksum: {@link BlockWriter} writes it, {@link
 * BlockReader} reads it. Every released version stays readable. Numbers are kept to the bit.
 */
final class BlockFormat {
    /** A version of the format. Version 2 is compressed otherwise; version 3 keeps −0 among numbers with few decimals. */
    static final int DEFLATED = 1;
    static final Envelope ENVELOPE = new Envelope("block of a data set", 0x4D4C5044, DEFLATED, 3);
    static final byte NUMBERS = 0;
    static final byte CATEGORIES = 1;

    private BlockFormat() {}
}
