package dev.twende.launcher;

/** A step of the program failed: the message names the step and shows the problem document, if the platform sent one. */
public class StepFailure extends RuntimeException {
    private final String step;

    public StepFailure(String step, RuntimeException cause) {
        super(step + ": " + (cause.getMessage() == null ? cause : cause.getMessage()), cause);
        this.step = step;
    }

    public StepFailure(String step, String reason) {
        super(step + ": " + reason);
        this.step = step;
    }

    public String step() {
        return step;
    }
}
