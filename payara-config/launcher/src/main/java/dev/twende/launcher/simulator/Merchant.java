package dev.twende.launcher.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.crypto.Cipher;

/**
 * The one merchant of the simulator: proves itself with the consumer key to get a token, and with the passkey in every
 * request. A new token ends the previous one, as Daraja's do, so a client that does not share its token is found out.
 */
final class Merchant {
    private static final Pattern TIMESTAMP = Pattern.compile("\\d{14}");
    private static final int TOKEN_BITS = 140;
    private static final int KEY_BITS = 2048;

    private final SecureRandom random = new SecureRandom();
    private final String basic;
    private final String shortCode;
    private final String passkey;
    private volatile String token;

    private final String initiatorPassword;
    private final KeyPair keys;
    private final AtomicInteger tokens = new AtomicInteger();

    Merchant(String consumerKey, String consumerSecret, String shortCode, String passkey, String initiatorPassword) {
        this.basic = "Basic " + base64(consumerKey + ":" + consumerSecret);
        this.shortCode = shortCode;
        this.passkey = passkey;
        this.initiatorPassword = initiatorPassword;
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            this.keys = generator.generateKeyPair();
        } catch (GeneralSecurityException everyJavaHasRsa) {
            throw new IllegalStateException(everyJavaHasRsa);
        }
    }

    String shortCode() {
        return shortCode;
    }

    /** How many tokens were asked for. */
    int tokens() {
        return tokens.get();
    }

    /** What passwords are encrypted with, as PEM. */
    String publicKey() {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(keys.getPublic().getEncoded());
        return "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n";
    }

    /** Whoever moves money out proves himself once more. */
    boolean hasCredential(Fields request) {
        try {
            Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
            cipher.init(Cipher.DECRYPT_MODE, keys.getPrivate());
            byte[] password = cipher.doFinal(Base64.getDecoder().decode(request.required("SecurityCredential")));
            return same(initiatorPassword, new String(password, UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException notOurs) {
            return false;
        }
    }

    void checkShortCode(Fields request, String field) {
        if (!shortCode.equals(request.required(field))) {
            throw DarajaError.invalid(field);
        }
    }

    JsonObject newToken(String authorization) {
        if (!same(basic, authorization)) {
            throw DarajaError.invalidAuthentication();
        }
        tokens.incrementAndGet();
        token = new BigInteger(TOKEN_BITS, random).toString(Character.MAX_RADIX);
        return Json.createObjectBuilder()
                .add("access_token", token)
                .add("expires_in", "3599")
                .build();
    }

    void checkToken(String authorization) {
        if (token == null || !same("Bearer " + token, authorization)) {
            throw DarajaError.invalidAccessToken();
        }
    }

    void checkPassword(Fields request) {
        String timestamp = request.matching("Timestamp", TIMESTAMP);
        String password = request.required("Password");
        if (!shortCode.equals(request.required("BusinessShortCode"))) {
            throw DarajaError.noSuchMerchant();
        }
        if (!same(base64(shortCode + passkey + timestamp), password)) {
            throw DarajaError.wrongCredentials();
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private static boolean same(String expected, String given) {
        return given != null && MessageDigest.isEqual(expected.getBytes(UTF_8), given.getBytes(UTF_8));
    }
}
