package dev.twende.auth.enrolments.boundary;

/**
 * What an authenticator needs to make codes; shown this once.
 *
 * @param secret in base 32, to be typed in
 * @param uri the same to be shown as a QR code ({@code otpauth://totp/...})
 */
public record EnrolmentResponse(String secret, String uri) {
    /** Shows no secret. */
    @Override
    public String toString() {
        return "EnrolmentResponse";
    }
}
