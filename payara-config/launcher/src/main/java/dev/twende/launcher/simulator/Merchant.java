package dev.twende.launcher.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The one merchant of the simulator: proves itself with the consumer key to get a token, and with the passkey in every
 * request. A new token ends the previous one, as Daraja's do, so a client that does not share its token is found out.
 */
final class Merchant {
    private static final Pattern TIMESTAMP = Pattern.compile("\\d{14}");
    private static final int TOKEN_BITS = 140;

    private final SecureRandom random = new SecureRandom();
    private final String basic;
    private final String shortCode;
    private final String passkey;
    private volatile String token;

    Merchant(String consumerKey, String consumerSecret, String shortCode, String passkey) {
        this.basic = "Basic " + base64(consumerKey + ":" + consumerSecret);
        this.shortCode = shortCode;
        this.passkey = passkey;
    }

    JsonObject newToken(String authorization) {
        if (!same(basic, authorization)) {
            throw DarajaError.invalidAuthentication();
        }
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

    void checkPayee(Fields request) {
        if (!shortCode.equals(request.required("PartyB"))) {
            throw DarajaError.invalid("PartyB");
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private static boolean same(String expected, String given) {
        return given != null && MessageDigest.isEqual(expected.getBytes(UTF_8), given.getBytes(UTF_8));
    }
}
