package dev.twende.company.salesrules.entity;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What every passenger is asked for beside the name, each once.
 *
 * @param list in the order of {@link PassengerField}
 */
public record PassengerFields(List<PassengerField> list) {
    /** The name alone. */
    public static final PassengerFields NONE = new PassengerFields(List.of());

    public PassengerFields {
        list = list.stream().distinct().sorted().toList();
    }

    /** @param fields null when nothing is said */
    public static PassengerFields of(Collection<PassengerField> fields) {
        return fields == null ? null : new PassengerFields(List.copyOf(fields));
    }

    static PassengerFields parse(String text) {
        return text.isEmpty()
                ? NONE
                : new PassengerFields(Arrays.stream(text.split(" "))
                        .map(PassengerField::valueOf)
                        .toList());
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return list.stream().map(PassengerField::name).collect(Collectors.joining(" "));
    }
}
