package dev.twende.launcher.stack;

import java.util.Locale;

/** A house of the platform: owner of one schema, one pair of database roles and one broker user, all of the same name. */
public enum House {
    AUTH,
    COMPANY,
    TICKETING,
    PAYMENT,
    REPORTING;

    /** Name of the schema, the database role, the broker user, the service account and the readiness check. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Name of the role that owns the schema and migrates it. */
    public String ownerRole() {
        return id() + "_owner";
    }
}
