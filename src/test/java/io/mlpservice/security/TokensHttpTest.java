package io.mlpservice.security;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.mlpservice.Keys;
import io.mlpservice.WithKeys;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/** Tokens of an issuer do what keys do. */
@WithKeys
class TokensHttpTest {
    @Autowired
    private RestTestClient http;

    private RestTestClient.ResponseSpec models(String token) {
        return new Keys(http).with(token).get().uri("/api/v1/models").header("X-Forwarded-For", Keys.address())
                .exchange();
    }

    private static JWTClaimsSet claims(String subject, Duration lasting) {
        return new JWTClaimsSet.Builder().subject(subject).claim("scope", "predict")
                .expirationTime(Date.from(Instant.now().plus(lasting))).build();
    }

    private static String token(String subject, Duration lasting, RSAKey key) {
        return Issuer.sign(claims(subject, lasting), key);
    }

    @Test
    void areGoodForTheirScopes() {
        models(Issuer.token("auth0|someone", "openid predict")).expectStatus().isOk();
        models(Issuer.token("auth0|someone", "datasets admin")).expectStatus().isForbidden();
        models(Issuer.token("auth0|someone", "")).expectStatus().isForbidden();
    }

    @Test
    void areRefusedWhenTheyAreNotTheIssuersOrHaveExpired() {
        models(token("someone", Duration.ofHours(1), Issuer.OURS)).expectStatus().isOk();
        expectInvalid(token("someone", Duration.ofHours(1), Issuer.foreignKey()));
        expectInvalid(token("someone", Duration.ofHours(-1), Issuer.OURS));
        expectInvalid(new PlainJWT(claims("someone", Duration.ofHours(1))).serialize());
        expectInvalid("nonsense");
    }

    @Test
    void areRefusedWithoutAnOwner() {
        expectInvalid(token("some one", Duration.ofHours(1), Issuer.OURS));
        expectInvalid(token("*", Duration.ofHours(1), Issuer.OURS));
        expectInvalid(Issuer.sign(new JWTClaimsSet.Builder(claims("x", Duration.ofHours(1))).subject(null).build(),
                Issuer.OURS));
    }

    private void expectInvalid(String token) {
        models(token).expectStatus().isUnauthorized().expectBody().jsonPath("$.code").isEqualTo("invalid_token");
    }
}
