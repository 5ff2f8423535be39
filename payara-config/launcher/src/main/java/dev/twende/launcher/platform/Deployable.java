package dev.twende.launcher.platform;

import dev.twende.launcher.stack.House;
import java.nio.file.Path;

/** A WAR of the platform and the house that answers in it. */
public enum Deployable {
    AUTH("auth", House.AUTH, "auth-war/target/auth.war"),
    COMPANY("company", House.COMPANY, "company-war/target/company.war"),
    TICKETING("ticketing", House.TICKETING, "ticketing-war/target/ticketing.war"),
    PAYMENT("payment", House.PAYMENT, "payment-war/target/payment.war"),
    /** The pages, and beside them the reporting house. Its file name makes it answer at "/". */
    BACKOFFICE("backoffice", House.REPORTING, "backoffice-war/target/ROOT.war");

    private final String id;
    private final House house;
    private final String path;

    Deployable(String id, House house, String path) {
        this.id = id;
        this.house = house;
        this.path = path;
    }

    public String id() {
        return id;
    }

    public House house() {
        return house;
    }

    public Path war(Path root) {
        return root.resolve(path);
    }
}
