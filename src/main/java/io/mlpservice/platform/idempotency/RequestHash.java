package io.mlpservice.platform.idempotency;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.mlpservice.platform.Sha256;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.util.HexFormat;

/**
 * Hashes the meaning of a body, independent of its spelling. Absent fields do not count, so that fields added by later
 * versions do not change the hash.
 */
@Component
class RequestHash {
    private final ObjectWriter writer;

    RequestHash(JsonMapper mapper) {
        writer = mapper.rebuild().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
                .build().writer();
    }

    /** The SHA-256 in hexadecimal. */
    String of(Record body) {
        var digest = Sha256.digest();
        writer.writeValue(new DigestOutputStream(OutputStream.nullOutputStream(), digest), body);
        return HexFormat.of().formatHex(digest.digest());
    }
}
