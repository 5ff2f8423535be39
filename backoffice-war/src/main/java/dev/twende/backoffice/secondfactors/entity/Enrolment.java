package dev.twende.backoffice.secondfactors.entity;

import java.io.Serializable;

/**
 * What an authenticator needs to make codes; auth shows it once.
 *
 * @param secret in base 32, for who cannot scan
 * @param uri the same as a QR code says it
 */
public record Enrolment(String secret, String uri) implements Serializable {
    @Override
    public String toString() {
        return "Enrolment[hidden]";
    }
}
