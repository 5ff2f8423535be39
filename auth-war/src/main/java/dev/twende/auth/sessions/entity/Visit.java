package dev.twende.auth.sessions.entity;

/**
 * Where a session is used from, as its owner may recognise it.
 *
 * @param address of the network, past the proxies that we trust
 * @param userAgent what the client calls itself; null when it says nothing
 */
public record Visit(String address, String userAgent) {
    private static final int USER_AGENT_MAX = 200;

    public Visit {
        if (userAgent != null && userAgent.length() > USER_AGENT_MAX) {
            userAgent = userAgent.substring(0, USER_AGENT_MAX);
        }
    }

    /** Shows nothing personal. */
    @Override
    public String toString() {
        return "Visit";
    }
}
