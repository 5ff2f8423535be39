package dev.twende.launcher.platform;

import dev.twende.launcher.PlatformUrls;
import dev.twende.launcher.client.Login;
import dev.twende.launcher.stack.DataDir;
import dev.twende.launcher.stack.House;
import dev.twende.launcher.stack.Secrets;
import dev.twende.launcher.stack.Stack;
import java.net.URI;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The MicroProfile Config of one process: what its own houses need and nothing that belongs to another house. */
final class Settings {

    /** For whom tokens are issued; on this machine a name is enough. */
    private static final String AUDIENCE = "twende";

    /** Safaricom's well-known test number; the simulator accepts what it is given. */
    static final String SHORT_CODE = "174379";

    /** Our API user at the MoMo simulator; a UUID, as MTN makes them. */
    static final String MOMO_USER = "7b3c2f0e-5d3a-4c61-9a3e-0d5b1f2a6c11";

    private final Stack stack;
    private final Secrets secrets;
    private final PlatformUrls urls;
    private final URI mpesa;
    private final URI momo;
    private final URI vsdc;
    private final URI sms;
    private final int smtpPort;

    Settings(Stack stack, PlatformUrls urls, URI mpesa, URI momo, URI sms, int smtpPort, URI vsdc) {
        this.stack = stack;
        this.secrets = stack.secrets();
        this.urls = urls;
        this.mpesa = mpesa;
        this.momo = momo;
        this.vsdc = vsdc;
        this.sms = sms;
        this.smtpPort = smtpPort;
    }

    Map<String, String> of(String process, List<House> houses) {
        Map<String, String> settings = new TreeMap<>(stack.settings(houses));
        settings.put("twende.auth.url", urls.auth().toString());
        settings.put("twende.company.url", urls.company().toString());
        settings.put("twende.ticketing.url", urls.ticketing().toString());
        settings.put("twende.payment.url", urls.payment().toString());
        settings.put("twende.reporting.url", urls.reporting().toString());
        Path keys = stack.dir().data().resolve("jwks-" + process + ".json");
        settings.put("twende.security.jwks-file", keys.toString());
        settings.put("mp.jwt.verify.publickey.location", keys.toUri().toString());
        settings.put("mp.jwt.verify.issuer", urls.auth() + "/auth"); // where its discovery document is found
        settings.put("mp.jwt.verify.audiences", AUDIENCE);
        if (houses.contains(House.AUTH)) {
            settings.putAll(ofAuth());
        }
        if (houses.contains(House.TICKETING)) {
            settings.put("twende.ticketing.key-encryption-key", secrets.key("ticketing.key-encryption-key"));
            settings.put("twende.ticketing.sms.base-url", sms.toString());
            settings.put("twende.ticketing.sms.username", "sandbox");
            settings.put("twende.ticketing.sms.api-key", secrets.password("sms.api-key"));
        }
        if (houses.contains(House.PAYMENT)) {
            settings.putAll(ofPayment());
        }
        return settings;
    }

    private Map<String, String> ofAuth() {
        Login admin = superAdmin(secrets);
        Map<String, String> settings = new TreeMap<>();
        settings.put("twende.auth.key-encryption-key", secrets.key("auth.key-encryption-key"));
        settings.put("twende.auth.bootstrap.email", admin.email());
        settings.put("twende.auth.bootstrap.password", admin.password());
        // the demo is loaded, and a developer looks around, with this account: there is nobody to hold an authenticator
        settings.put("twende.auth.second-factor.exempt", admin.email());
        settings.put("twende.auth.links.base-url", urls.reporting() + "/backoffice");
        // the back-office, which says from where its people log in
        settings.put("twende.trusted-proxies", "127.0.0.1");
        settings.put("twende.auth.mail.host", "127.0.0.1");
        settings.put("twende.auth.mail.port", String.valueOf(smtpPort));
        settings.put("twende.auth.mail.tls", "NONE");
        settings.put("twende.auth.mail.username", "twende");
        settings.put("twende.auth.mail.password", secrets.password("mail.password"));
        for (House house : House.values()) {
            // auth keeps the accounts of all houses
            settings.put("twende." + house.id() + ".service.secret", secrets.serviceSecret(house));
        }
        return settings;
    }

    private Map<String, String> ofPayment() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("twende.payment.mpesa.base-url", mpesa.toString());
        settings.put("twende.payment.mpesa.consumer-key", secrets.password("mpesa.consumer-key"));
        settings.put("twende.payment.mpesa.consumer-secret", secrets.password("mpesa.consumer-secret"));
        settings.put("twende.payment.mpesa.short-code", SHORT_CODE);
        settings.put("twende.payment.mpesa.passkey", secrets.password("mpesa.passkey"));
        settings.put("twende.payment.mpesa.callback-base-url", urls.payment().toString());
        settings.put("twende.payment.paybill.secret", hex(secrets.key("payment.paybill.secret")));
        // what the demo's companies charge in
        settings.put("twende.payment.paybill.currency", "RWF");
        // the simulator's account takes what the demo's operators sell in
        settings.put("twende.payment.mpesa.currencies", "KES,RWF");
        settings.put("twende.payment.mpesa.initiator", "twende");
        settings.put("twende.payment.mpesa.initiator-password", secrets.password("mpesa.initiator-password"));
        settings.put(
                "twende.payment.mpesa.certificate-file",
                mpesaCertificate(stack.dir()).toString());
        settings.put("twende.payment.mpesa.nominated-number", "254700000000");
        settings.put("twende.payment.momo.base-url", momo.toString());
        settings.put("twende.payment.momo.callback-base-url", urls.payment().toString());
        for (String product : List.of("collection", "disbursement")) {
            String account = "twende.payment.momo." + product;
            settings.put(account + ".api-user", MOMO_USER);
            settings.put(account + ".api-key", secrets.password("momo.api-key"));
            settings.put(account + ".subscription-key", secrets.password("momo.subscription-key"));
        }
        settings.put("twende.payment.fiscal.base-url", vsdc.toString());
        settings.put("twende.payment.webhooks.signing-key", secrets.key("payment.webhooks.signing-key"));
        // on one machine a company's own system is a neighbour
        settings.put("twende.payment.webhooks.private-targets", "true");
        return settings;
    }

    private static String hex(String base64) {
        return HexFormat.of().formatHex(Base64.getDecoder().decode(base64));
    }

    /** What the M-Pesa simulator wants passwords encrypted with. */
    static Path mpesaCertificate(DataDir dir) {
        return dir.conf().resolve("mpesa.pem");
    }

    /** The first person who can log in; everyone else is made by this one. */
    static Login superAdmin(Secrets secrets) {
        return new Login("admin@twende.example", secrets.password("logins.super-admin"));
    }
}
