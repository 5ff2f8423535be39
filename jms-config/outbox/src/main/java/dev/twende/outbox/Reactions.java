package dev.twende.outbox;

import dev.twende.events.Event;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** What a listener does about each kind of event, as a list; a kind that is not named is no business of the listener. */
public final class Reactions implements Consumer<Event> {
    private final Map<Class<? extends Event>, Consumer<Event>> byType = new LinkedHashMap<>();

    private Reactions() {}

    /** Begins the list. */
    public static <E extends Event> Reactions to(Class<E> type, Consumer<? super E> reaction) {
        return new Reactions().and(type, reaction);
    }

    /** Goes on with it. */
    public <E extends Event> Reactions and(Class<E> type, Consumer<? super E> reaction) {
        byType.put(type, event -> reaction.accept(type.cast(event)));
        return this;
    }

    @Override
    public void accept(Event event) {
        byType.getOrDefault(event.getClass(), ignored -> {}).accept(event);
    }
}
