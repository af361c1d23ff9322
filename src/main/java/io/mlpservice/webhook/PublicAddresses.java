package io.mlpservice.webhook;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/** Addresses that are reached over the public Internet; all others are of this machine, its networks, or of special use. */
final class PublicAddresses {
    /** The blocks of IPv4 that are not public, by RFC 6890 and its successors. */
    private static final List<Block> SPECIAL_V4 = List.of(block(0, 0, 8), block(10, 0, 8), block(100, 64, 10),
            block(127, 0, 8), block(169, 254, 16), block(172, 16, 12), block(192, 168, 16), block(198, 18, 15),
            new Block(0xC0000000, 24), new Block(0xC0000200, 24), new Block(0xC0586300, 24), new Block(0xC6336400, 24),
            new Block(0xCB007100, 24), block(224, 0, 3));

    private PublicAddresses() {}

    private record Block(int first, int bits) {
        boolean contains(int address) {
            return (address ^ first) >>> (Integer.SIZE - bits) == 0;
        }
    }

    private static Block block(int first, int second, int bits) {
        return new Block(first << 24 | second << 16, bits);
    }

    static boolean contain(InetAddress address) {
        var bytes = address.getAddress();
        return address instanceof Inet4Address
                ? SPECIAL_V4.stream().noneMatch(block -> block.contains(number(bytes, 0)))
                : containV6(bytes);
    }

    /** Global unicast is 2000::/3, but for documentation, Teredo, ORCHID and the like, and 6to4 of a private address. */
    private static boolean containV6(byte[] bytes) {
        var first = number(bytes, 0);
        if (first >>> 29 != 1 || first >>> 9 == 0x20010000 >>> 9 || first == 0x20010DB8 || first >>> 12 == 0x3FFF0) {
            return false;
        }
        return first >>> 16 != 0x2002 || embedded(Arrays.copyOfRange(bytes, 2, 6));
    }

    private static boolean embedded(byte[] v4) {
        return SPECIAL_V4.stream().noneMatch(block -> block.contains(number(v4, 0)));
    }

    private static int number(byte[] bytes, int from) {
        return (bytes[from] & 0xFF) << 24 | (bytes[from + 1] & 0xFF) << 16 | (bytes[from + 2] & 0xFF) << 8
                | (bytes[from + 3] & 0xFF);
    }
}
