package dev.twende.kit.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.Config;

/** The house this code runs in: its name, and the settings that are its own among many houses in one server. */
@ApplicationScoped
public class House {
    private Config config;
    private String name;

    protected House() {} // for the CDI proxy

    @Inject
    public House(Config config) {
        this.config = config;
        this.name = config.getValue("twende.house", String.class);
    }

    /** The house's name: its schema, its database role, its broker user and the first word of its settings. */
    public String name() {
        return name;
    }

    /** A setting every server must give this house, e.g. {@code db.owner-user} for {@code twende.ticketing.db.owner-user}. */
    public String setting(String key) {
        return config.getValue("twende." + name + "." + key, String.class);
    }
}
