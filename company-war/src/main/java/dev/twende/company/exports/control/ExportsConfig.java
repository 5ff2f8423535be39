package dev.twende.company.exports.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The settings of exports; each is explained in {@code microprofile-config.properties}. */
@ApplicationScoped
public class ExportsConfig {
    private String publisherName;
    private String publisherUrl;
    private int atOnce;

    protected ExportsConfig() {} // for the CDI proxy

    @Inject
    public ExportsConfig(
            @ConfigProperty(name = "twende.company.exports.publisher-name") String publisherName,
            @ConfigProperty(name = "twende.company.exports.publisher-url") String publisherUrl,
            @ConfigProperty(name = "twende.company.exports.at-once") int atOnce) {
        if (publisherName.isBlank() || !publisherUrl.matches("https?://.+") || atOnce < 1) {
            throw new IllegalArgumentException(
                    "twende.company.exports.* need a name, a URL that begins with http, and a number above 0");
        }
        this.publisherName = publisherName;
        this.publisherUrl = publisherUrl;
        this.atOnce = atOnce;
    }

    /** Who publishes the feeds. */
    public String publisherName() {
        return publisherName;
    }

    /** Where people find the publisher. */
    public String publisherUrl() {
        return publisherUrl;
    }

    /** How many feeds an instance builds at once. */
    public int atOnce() {
        return atOnce;
    }
}
