package dev.twende.launcher.stack;

/** A part of the platform did not start; the message is one line for the person at the terminal. */
public class ComponentFailure extends RuntimeException {

    public ComponentFailure(String message) {
        super(message);
    }

    public ComponentFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
