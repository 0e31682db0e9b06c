package cloister.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** An OpenID Connect provider in miniature, on this machine. */
final class OidcIdp implements AutoCloseable {
    private final HttpServer http;
    private final RSAKey key;
    private final Map<String, List<String>> codes = new ConcurrentHashMap<>();

    private OidcIdp(HttpServer http, RSAKey key) {
        this.http = http;
        this.key = key;
        http.createContext(
                "/realm/.well-known/openid-configuration",
                exchange ->
                        answer(
                                exchange,
                                200,
                                """
                                {"issuer":"%1$s","jwks_uri":"%1$s/keys",
                                 "authorization_endpoint":"%1$s/auth",
                                 "token_endpoint":"%1$s/token"}
                                """
                                        .formatted(issuer())));
        http.createContext("/realm/token", this::token);
        http.createContext(
                "/realm/keys",
                exchange -> answer(exchange, 200, new JWKSet(key.toPublicJWK()).toString()));
        http.start();
    }

    static OidcIdp start() {
        try {
            return new OidcIdp(
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0),
                    new RSAKeyGenerator(2048).keyID("k1").generate());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    RSAKey key() {
        return key;
    }

    String issuer() {
        return "http://" + name();
    }

    /** The issuer without its scheme. */
    String name() {
        return "127.0.0.1:" + http.getAddress().getPort() + "/realm";
    }

    JWTClaimsSet claims(Consumer<JWTClaimsSet.Builder> change) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder claims =
                new JWTClaimsSet.Builder()
                        .issuer(issuer())
                        .subject("ana")
                        .audience("studio")
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))));
        change.accept(claims);
        return claims.build();
    }

    String signed(Consumer<JWTClaimsSet.Builder> change) {
        return signed(key, claims(change));
    }

    static String signed(RSAKey by, JWTClaimsSet claims) {
        SignedJWT token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(by.getKeyID()).build(),
                        claims);
        try {
            token.sign(new RSASSASigner(by));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    /**
     * A code that is good for a token, once, for whoever began with a challenge.
     *
     * @param challenge of PKCE
     */
    String code(String challenge, String token) {
        String code = UUID.randomUUID().toString();
        codes.put(code, List.of(challenge, token));
        return code;
    }

    private void token(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        List<String> known = codes.remove(value(form, "code"));
        boolean client =
                ("Basic " + Base64.getEncoder().encodeToString("portal:secret".getBytes(UTF_8)))
                        .equals(exchange.getRequestHeaders().getFirst("Authorization"));
        if (known == null || !client || !known.getFirst().equals(challenge(form))) {
            answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        answer(exchange, 200, "{\"id_token\":\"%s\"}".formatted(known.getLast()));
    }

    private static String challenge(String form) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(value(form, "code_verifier").getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    static String value(String form, String name) {
        return Stream.of(form.split("&"))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), UTF_8))
                .findFirst()
                .orElse("");
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
