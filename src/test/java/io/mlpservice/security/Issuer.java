package io.mlpservice.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;

/** Issues tokens that the service trusts: it is given the public key. */
public final class Issuer implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    static final RSAKey OURS = newKey();

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Another key that the service does not know. */
    static RSAKey foreignKey() {
        return newKey();
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try {
            var file = Files.createDirectories(Path.of("target")).resolve("issuer.pem");
            var encoded = Base64.getMimeEncoder(64, new byte[]{'\n'})
                    .encodeToString(OURS.toRSAPublicKey().getEncoded());
            Files.writeString(file, "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n".formatted(encoded));
            TestPropertyValues
                    .of("spring.security.oauth2.resourceserver.jwt.public-key-location=file:" + file.toAbsolutePath())
                    .applyTo(context);
        } catch (IOException | JOSEException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    /** A token that is good for an hour. */
    public static String token(String subject, String scope) {
        return sign(new JWTClaimsSet.Builder().subject(subject).claim("scope", scope)
                .expirationTime(Date.from(Instant.now().plus(Duration.ofHours(1)))).build(), OURS);
    }

    static String sign(JWTClaimsSet claims, RSAKey key) {
        try {
            var token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
