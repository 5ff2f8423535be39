package dev.twende.pos;

/** What the cashier must know: it cannot be done, and why, in one line. Nothing has changed. */
public final class PosFailure extends RuntimeException {
    private final String code;

    private PosFailure(String code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** A refusal by the device itself. */
    static PosFailure of(String message) {
        return new PosFailure("", message, null);
    }

    /** A refusal by the platform; its code is one of docs/problems.md. */
    static PosFailure refused(String code, String message) {
        return new PosFailure(code, message, null);
    }

    /** The stable code of the platform's refusal; empty when the device refused. */
    public String code() {
        return code;
    }
}
