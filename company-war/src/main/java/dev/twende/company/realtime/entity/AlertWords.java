package dev.twende.company.realtime.entity;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How alerts are put in each language that companies speak. */
public enum AlertWords {
    EN(
            "cancelled",
            "%d min late",
            "earlier than planned",
            "The bus of %s does not run.",
            "The bus of %s departs at %s."),
    FR("annulé", "%d min de retard", "plus tôt que prévu", "Le bus de %s ne circule pas.", "Le bus de %s part à %s."),
    RW(
            "ntikigiye",
            "iratinze iminota %d",
            "mbere y'igihe cyateganyijwe",
            "Imodoka ya %s ntikigiye.",
            "Imodoka ya %s izahaguruka %s."),
    SW(
            "limefutwa",
            "limechelewa dakika %d",
            "mapema kuliko ilivyopangwa",
            "Basi la %s limefutwa.",
            "Basi la %s litaondoka %s.");

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    private final String cancelled;
    private final String late;
    private final String early;
    private final String doesNotRun;
    private final String departs;

    AlertWords(String cancelled, String late, String early, String doesNotRun, String departs) {
        this.cancelled = cancelled;
        this.late = late;
        this.early = early;
        this.doesNotRun = doesNotRun;
        this.departs = departs;
    }

    /** @param code ISO 639-1, one of those that companies may choose */
    public static AlertWords of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** ISO 639-1. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String cancelled() {
        return cancelled;
    }

    public String late(int minutes) {
        return late.formatted(minutes);
    }

    public String early() {
        return early;
    }

    public String doesNotRun(LocalTime planned) {
        return doesNotRun.formatted(CLOCK.format(planned));
    }

    public String departs(LocalTime planned, LocalTime now) {
        return departs.formatted(CLOCK.format(planned), CLOCK.format(now));
    }
}
