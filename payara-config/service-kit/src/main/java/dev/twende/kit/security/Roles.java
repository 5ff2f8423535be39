package dev.twende.kit.security;

/** The roles a token may carry in {@code groups}, for {@code @RolesAllowed}. */
public final class Roles {
    /** Runs the platform; sees every company. */
    public static final String SUPER_ADMIN = "SUPER_ADMIN";
    /** Runs one company. */
    public static final String COMPANY_ADMIN = "COMPANY_ADMIN";
    /** Sells at a counter of one company. */
    public static final String AGENT = "AGENT";
    /** Scans tickets of one company. */
    public static final String INSPECTOR = "INSPECTOR";
    /** Drives a bus of one company. */
    public static final String DRIVER = "DRIVER";
    /** Reads the money of one company. */
    public static final String ACCOUNTANT = "ACCOUNTANT";
    /** Travels. */
    public static final String PASSENGER = "PASSENGER";
    /** A house speaking to another house. */
    public static final String SERVICE = "SERVICE";
    /** A point-of-sale device of one company. */
    public static final String DEVICE = "DEVICE";
    /** Has logged in, but may do nothing until a second factor is enrolled. Nobody is given it. */
    public static final String SECOND_FACTOR_DUE = "SECOND_FACTOR_DUE";

    private Roles() {}
}
