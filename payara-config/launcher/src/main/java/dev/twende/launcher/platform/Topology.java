package dev.twende.launcher.platform;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How many processes the WARs share. */
public enum Topology {
    /** All WARs in one Payara Micro: least memory, one thing to look at. */
    SINGLE,
    /** One Payara Micro per WAR, as in production: each can be stopped, restarted and multiplied alone. */
    SERVICES;

    /** Port of every WAR, beginning with this one, which is always where the back-office answers. */
    public Map<Deployable, Integer> ports(int first) {
        Map<Deployable, Integer> ports = new EnumMap<>(Deployable.class);
        for (Deployable deployable : Deployable.values()) {
            ports.put(deployable, this == SINGLE ? first : first + offset(deployable));
        }
        return ports;
    }

    private static int offset(Deployable deployable) {
        return switch (deployable) {
            case BACKOFFICE -> 0;
            case AUTH -> 1;
            case COMPANY -> 2;
            case TICKETING -> 3;
            case PAYMENT -> 4;
        };
    }

    /** The processes by component name, each with its WARs in the order of deployment. */
    public Map<String, List<Deployable>> processes() {
        if (this == SINGLE) {
            return Map.of("payara", List.of(Deployable.values()));
        }
        Map<String, List<Deployable>> processes = new java.util.LinkedHashMap<>();
        for (Deployable deployable : Deployable.values()) {
            processes.put(deployable.id(), List.of(deployable));
        }
        return processes;
    }
}
