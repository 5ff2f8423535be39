package dev.twende.payment.providers.control;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/** What would be counted, kept where a test can look. */
public final class RecordedCalls extends ProviderMetrics {
    private final List<String> outcomes = new CopyOnWriteArrayList<>();
    private final List<String> opened = new CopyOnWriteArrayList<>();
    private final Map<String, BooleanSupplier> leftAlone = new ConcurrentHashMap<>();

    @Override
    void watch(String provider, BooleanSupplier isLeftAlone) {
        leftAlone.put(provider, isLeftAlone);
    }

    @Override
    void breakerOpened(String provider) {
        opened.add(provider);
    }

    @Override
    void called(String provider, Outcome outcome, Duration took) {
        outcomes.add(outcome.name());
    }

    /** What became of the calls, one after the other. */
    public List<String> outcomes() {
        return outcomes;
    }

    /** Which providers were left alone, once for each time it began. */
    public List<String> opened() {
        return opened;
    }

    public boolean isLeftAlone(String provider) {
        return leftAlone.get(provider).getAsBoolean();
    }
}
