package dev.twende.launcher;

/** A step of the program failed: the message names the step and shows the problem document, if the platform sent one. */
public class StepFailure extends RuntimeException {
    public StepFailure(String step, RuntimeException cause) {
        super(step + ": " + (cause.getMessage() == null ? cause : cause.getMessage()), cause);
    }

    public StepFailure(String step, String reason) {
        super(step + ": " + reason);
    }
}
