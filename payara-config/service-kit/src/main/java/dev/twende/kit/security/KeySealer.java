package dev.twende.kit.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Seals private keys for the database with AES-256-GCM; a seal is bound to its key's name, so rows cannot be swapped. */
public final class KeySealer {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKey key;
    private final String setting;

    /**
     * @param encryptionKey 32 bytes in base64
     * @param setting where it was configured, to be named when it does not fit
     * @throws IllegalArgumentException when it is no such key
     */
    public KeySealer(String encryptionKey, String setting) {
        byte[] bytes = Base64.getDecoder().decode(encryptionKey);
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException(setting + " must be " + KEY_BYTES + " bytes in base64");
        }
        this.key = new SecretKeySpec(bytes, "AES");
        this.setting = setting;
    }

    /** The nonce and the ciphertext of a private key. */
    public byte[] seal(String kid, String privateKey) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, kid, nonce).doFinal(privateKey.getBytes(UTF_8));
            return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES-GCM is missing", impossible);
        }
    }

    /** The private key again. */
    public String open(String kid, byte[] sealed) {
        ByteBuffer parts = ByteBuffer.wrap(sealed);
        byte[] nonce = new byte[NONCE_BYTES];
        parts.get(nonce);
        byte[] ciphertext = new byte[parts.remaining()];
        parts.get(ciphertext);
        try {
            return new String(cipher(Cipher.DECRYPT_MODE, kid, nonce).doFinal(ciphertext), UTF_8);
        } catch (GeneralSecurityException wrongKey) {
            throw new IllegalStateException(
                    setting + " does not open signing key " + kid + ": was it changed?", wrongKey);
        }
    }

    private Cipher cipher(int mode, String kid, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(kid.getBytes(UTF_8));
        return cipher;
    }
}
