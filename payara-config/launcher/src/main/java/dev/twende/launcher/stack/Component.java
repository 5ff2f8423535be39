package dev.twende.launcher.stack;

/** One part of the platform that can be started, stopped and started again on the same port with the same data. */
public interface Component {

    /** Short name, as typed in {@code ./twende component stop NAME}. */
    String name();

    /**
     * Returns when the component answers.
     *
     * @throws ComponentFailure with one line that a newcomer can act on
     */
    void start();

    /** Stops gracefully, then by force; does nothing when it is not running. */
    void stop();

    boolean isAlive();
}
