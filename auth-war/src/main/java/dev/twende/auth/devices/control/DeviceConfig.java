package dev.twende.auth.devices.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long codes and assertions live, how often a PIN may be tried, and where devices find this house. */
@ApplicationScoped
public class DeviceConfig {
    private URI url;
    private String issuer;
    private Duration enrolmentLife;
    private Duration assertionLife;
    private int pinTries;

    protected DeviceConfig() {} // for the CDI proxy

    @Inject
    public DeviceConfig(
            @ConfigProperty(name = "twende.auth.url") URI url,
            @ConfigProperty(name = "mp.jwt.verify.issuer") String issuer,
            @ConfigProperty(name = "twende.auth.device.enrolment-life") Duration enrolmentLife,
            @ConfigProperty(name = "twende.auth.device.assertion-life") Duration assertionLife,
            @ConfigProperty(name = "twende.auth.device.pin-tries") int pinTries) {
        if (pinTries < 1 || enrolmentLife.isNegative() || assertionLife.isNegative()) {
            throw new IllegalArgumentException("twende.auth.device.*: a time is negative, or pin-tries below 1");
        }
        this.url = url;
        this.issuer = issuer;
        this.enrolmentLife = enrolmentLife;
        this.assertionLife = assertionLife;
        this.pinTries = pinTries;
    }

    /** Where a device sends its code and its key. */
    public String enrolmentUrl() {
        return url + "/auth/v1/devices";
    }

    /** Whom an assertion may be made out to (RFC 7523 section 3): the token endpoint, or the house as a whole. */
    public Set<String> audiences() {
        return Set.of(url + "/auth/v1/token", issuer);
    }

    public Duration enrolmentLife() {
        return enrolmentLife;
    }

    /** The farthest end of an assertion. */
    public Duration assertionLife() {
        return assertionLife;
    }

    /** How many wrong PINs lock a cashier on a device. */
    public int pinTries() {
        return pinTries;
    }
}
