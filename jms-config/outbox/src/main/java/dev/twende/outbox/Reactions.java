package dev.twende.outbox;

import dev.twende.events.Event;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a listener does about each kind of event, as a list; a kind that is not named is no business of the listener. A kind is
 * one record: the compiler refuses a family such as {@code PaymentEvent}, which no event would ever match.
 */
public final class Reactions implements Consumer<Event> {
    private final Map<Class<? extends Event>, Consumer<Event>> byType = new HashMap<>();

    private Reactions() {}

    /** Begins the list. */
    public static <E extends Record & Event> Reactions to(Class<E> type, Consumer<? super E> reaction) {
        return new Reactions().and(type, reaction);
    }

    /**
     * Goes on with it.
     *
     * @throws IllegalArgumentException when this kind is in the list already, for one of the two would never be heard
     */
    public <E extends Record & Event> Reactions and(Class<E> type, Consumer<? super E> reaction) {
        if (byType.put(type, event -> reaction.accept(type.cast(event))) != null) {
            throw new IllegalArgumentException(type.getSimpleName() + " is named twice");
        }
        return this;
    }

    /** @param type as the outbox names it, see {@link OutboxRow#type()} */
    boolean concern(String type) {
        return byType.keySet().stream().anyMatch(known -> known.getSimpleName().equals(type));
    }

    @Override
    public void accept(Event event) {
        byType.getOrDefault(event.getClass(), ignored -> {}).accept(event);
    }
}
