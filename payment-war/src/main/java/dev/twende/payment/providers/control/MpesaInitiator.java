package dev.twende.payment.providers.control;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import javax.crypto.Cipher;

/** The user of the M-Pesa portal in whose name money goes out. His password travels encrypted with M-Pesa's own key. */
public final class MpesaInitiator {
    private static final String PUBLIC_KEY = "-----BEGIN PUBLIC KEY-----";

    private final String name;
    private final String password;
    private final PublicKey key;

    /**
     * @param certificate M-Pesa's, as it gives it out: X.509 in PEM or DER; a bare public key in PEM will do
     * @throws IllegalArgumentException when there is none in the file, or none for RSA
     */
    MpesaInitiator(String name, String password, Path certificate) {
        this.name = name;
        this.password = password;
        try {
            this.key = rsa(read(Files.readAllBytes(certificate)));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "twende.payment.mpesa.certificate-file is no certificate: " + certificate, e);
        }
    }

    String name() {
        return name;
    }

    /** SecurityCredential; another text each time, for the same password. */
    String credential() {
        try {
            Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding"); // as Daraja asks for
            cipher.init(Cipher.ENCRYPT_MODE, key);
            return Base64.getEncoder().encodeToString(cipher.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("M-Pesa's certificate cannot encrypt the initiator's password", e);
        }
    }

    /** Another kind of key would be noticed only when money is to go back. */
    private static PublicKey rsa(PublicKey key) {
        if (!key.getAlgorithm().equals("RSA")) {
            throw new IllegalArgumentException("a key for " + key.getAlgorithm());
        }
        return key;
    }

    private static PublicKey read(byte[] file) throws GeneralSecurityException {
        String text = new String(file, StandardCharsets.US_ASCII);
        if (text.contains(PUBLIC_KEY)) {
            byte[] encoded = Base64.getDecoder().decode(text.replaceAll("-----[^-]*-----|\\s", ""));
            return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
        }
        return CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(file))
                .getPublicKey();
    }
}
