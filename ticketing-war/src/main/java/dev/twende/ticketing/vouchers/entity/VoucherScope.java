package dev.twende.ticketing.vouchers.entity;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a voucher is good for. A set that is empty does not limit.
 *
 * @param channels by their names
 */
public record VoucherScope(Set<UUID> routeIds, Set<StopPair> stopPairs, Set<String> channels) {
    public static final VoucherScope EVERYTHING = new VoucherScope(Set.of(), Set.of(), Set.of());

    /** From one stop to another, in this direction. */
    public record StopPair(UUID fromStopId, UUID toStopId) {
        private static StopPair parse(String text) {
            String[] stops = text.split(">");
            return new StopPair(UUID.fromString(stops[0]), UUID.fromString(stops[1]));
        }

        @Override
        public String toString() {
            return fromStopId + ">" + toStopId;
        }
    }

    /** Reads what {@link #toString} wrote. */
    static VoucherScope parse(String text) {
        String[] parts = text.split(";", -1);
        return new VoucherScope(
                set(parts[0], UUID::fromString), set(parts[1], StopPair::parse), set(parts[2], name -> name));
    }

    private static <T> Set<T> set(String text, Function<String, T> member) {
        return text.isEmpty()
                ? Set.of()
                : Stream.of(text.split(",")).map(member).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @Override
    public String toString() {
        return text(routeIds) + ";" + text(stopPairs) + ";" + text(channels);
    }

    private static String text(Collection<?> members) {
        return members.stream().map(Object::toString).collect(Collectors.joining(","));
    }
}
