package dev.twende.ticketing.exchanges.entity;

import dev.twende.ticketing.seats.entity.Segments;
import java.util.ArrayList;
import java.util.List;

/** What of a stretch is still to be had. */
public final class Stretches {
    private Stretches() {}

    /**
     * The parts of a stretch that none of these covers, in the order of travel: a seat that a party has on a part of the way already is
     * held for the rest only, since its own claims stand in the way of another one.
     */
    public static List<Segments> without(Segments wanted, List<Segments> owned) {
        List<Segments> missing = new ArrayList<>();
        int from = wanted.from();
        for (int i = wanted.from(); i < wanted.to(); i++) {
            Segments segment = new Segments(i, i + 1);
            if (owned.stream().anyMatch(segment::overlaps)) {
                if (from < i) {
                    missing.add(new Segments(from, i));
                }
                from = i + 1;
            }
        }
        if (from < wanted.to()) {
            missing.add(new Segments(from, wanted.to()));
        }
        return missing;
    }
}
