package dev.twende.company.salesrules.entity;

import dev.twende.kit.problem.Problem;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** When each channel may sell; one that is absent sells from the publication until the departure. */
public record SalesWindows(List<SalesWindow> list) {
    public static final SalesWindows NONE = new SalesWindows(List.of());

    public SalesWindows {
        list = List.copyOf(list);
    }

    /**
     * One window a channel at most, each of which opens before it closes.
     *
     * @param field names the list in a refusal
     */
    public static SalesWindows checked(List<SalesWindow> windows, String field) {
        Set<SalesChannel> seen = EnumSet.noneOf(SalesChannel.class);
        for (int i = 0; i < windows.size(); i++) {
            windows.get(i).mustOpenBeforeItCloses(field + "[" + i + "]");
            if (!seen.add(windows.get(i).channel())) {
                throw Problem.invalid(field + "[" + i + "].channel", "has a window already");
            }
        }
        return new SalesWindows(windows);
    }

    /** These windows where they name a channel, the others' elsewhere. */
    public SalesWindows over(SalesWindows others) {
        Map<SalesChannel, SalesWindow> merged = new EnumMap<>(SalesChannel.class);
        others.list.forEach(window -> merged.put(window.channel(), window));
        list.forEach(window -> merged.put(window.channel(), window));
        return new SalesWindows(List.copyOf(merged.values()));
    }

    static SalesWindows parse(String text) {
        return text.isEmpty()
                ? NONE
                : new SalesWindows(
                        Arrays.stream(text.split(" ")).map(SalesWindow::parse).toList());
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return list.stream().map(SalesWindow::toString).collect(Collectors.joining(" "));
    }
}
