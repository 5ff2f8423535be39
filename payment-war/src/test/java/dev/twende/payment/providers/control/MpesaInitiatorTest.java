package dev.twende.payment.providers.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With certificates as Safaricom gives them out: made for this test by the JDK's keytool. */
class MpesaInitiatorTest {
    private static final String PASSWORD = "S\u00e4fe-7!";

    @TempDir
    private static Path dir;

    private static KeyStore rsa;

    @BeforeAll
    static void makeCertificate() throws Exception {
        rsa = keyPair("RSA");
    }

    @Test
    void readsTheCertificateInPemAndInDer() throws Exception {
        byte[] der = rsa.getCertificate("safaricom").getEncoded();
        String pem = pem("CERTIFICATE", der);

        for (byte[] file : new byte[][] {
            der, pem.getBytes(UTF_8), ("Bag Attributes\n    friendlyName: live\n" + pem).getBytes(UTF_8)
        }) {
            MpesaInitiator initiator = initiator(file);
            assertThat(initiator.name()).isEqualTo("twende");
            assertThat(decrypted(initiator.credential())).isEqualTo(PASSWORD);
            assertThat(initiator.credential()).isNotEqualTo(initiator.credential());
        }
    }

    @Test
    void takesABarePublicKeyToo() throws Exception {
        byte[] key = rsa.getCertificate("safaricom").getPublicKey().getEncoded();

        assertThat(decrypted(initiator(pem("PUBLIC KEY", key).getBytes(UTF_8)).credential()))
                .isEqualTo(PASSWORD);
    }

    @Test
    void refusesAtOnceWhatCannotEncrypt() throws Exception {
        byte[] elliptic = keyPair("EC").getCertificate("safaricom").getEncoded();
        byte[] good = rsa.getCertificate("safaricom").getEncoded();
        for (byte[] file : new byte[][] {
            {},
            "no certificate".getBytes(UTF_8),
            pem("CERTIFICATE", new byte[] {1, 2, 3}).getBytes(UTF_8),
            pem("PUBLIC KEY", new byte[] {1, 2, 3}).getBytes(UTF_8),
            Arrays.copyOf(good, good.length / 2),
            elliptic
        }) {
            assertThatThrownBy(() -> initiator(file))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("twende.payment.mpesa.certificate-file");
        }
        assertThatThrownBy(() -> new MpesaInitiator("twende", PASSWORD, dir.resolve("missing.cer")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static MpesaInitiator initiator(byte[] file) throws IOException {
        return new MpesaInitiator("twende", PASSWORD, Files.write(Files.createTempFile(dir, "mpesa", ".cer"), file));
    }

    /** As only Safaricom can. */
    private static String decrypted(String credential) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
        cipher.init(Cipher.DECRYPT_MODE, (PrivateKey) rsa.getKey("safaricom", "changeit".toCharArray()));
        return new String(cipher.doFinal(Base64.getDecoder().decode(credential)), UTF_8);
    }

    private static String pem(String what, byte[] content) {
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
                .formatted(what, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content));
    }

    private static KeyStore keyPair(String algorithm) throws Exception {
        Path file = dir.resolve(algorithm + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "safaricom",
                        "-keyalg",
                        algorithm,
                        "-dname",
                        "CN=Safaricom of this test",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream content = Files.newInputStream(file)) {
            store.load(content, "changeit".toCharArray());
        }
        return store;
    }
}
