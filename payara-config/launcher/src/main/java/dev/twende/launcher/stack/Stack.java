package dev.twende.launcher.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * PostgreSQL, the Redis masters and the broker together, on free ports of this machine, with the settings that a house needs to
 * reach them. A test starts it with {@link #start(Path)}; the launcher starts the {@link #components()} one by one.
 */
public final class Stack implements AutoCloseable {

    /** Connections of one house: more than these only queue inside PostgreSQL on a small machine. */
    private static final int POOL_MAX = 12;

    private final DataDir dir;
    private final Secrets secrets;
    private final PostgresServer postgres;
    private final RedisMasters redis;
    private final ArtemisBroker broker;

    private Stack(DataDir dir, Secrets secrets) {
        this.dir = dir;
        this.secrets = secrets;
        List<Integer> ports = Ports.free(RedisMasters.COUNT + 2);
        this.postgres = new PostgresServer(dir, secrets, ports.get(0));
        this.broker = new ArtemisBroker(dir, secrets, ports.get(1));
        this.redis = new RedisMasters(dir, secrets, ports.subList(2, ports.size()));
    }

    /** A stack on these directories, not yet started. */
    public static Stack of(DataDir dir, Secrets secrets) {
        return new Stack(dir, secrets);
    }

    /** Starts everything on this directory, with the secrets kept in it; what an earlier, killed process left there is stopped first. */
    public static Stack start(Path directory) {
        DataDir dir = DataDir.at(directory);
        return start(dir, Secrets.in(dir));
    }

    /** Starts everything; when one part fails, all of it is stopped again. */
    public static Stack start(DataDir dir, Secrets secrets) {
        Leftovers.stop(dir);
        Stack stack = of(dir, secrets);
        try {
            stack.components().forEach(Component::start);
            return stack;
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    public DataDir dir() {
        return dir;
    }

    public Secrets secrets() {
        return secrets;
    }

    public PostgresServer postgres() {
        return postgres;
    }

    public RedisMasters redis() {
        return redis;
    }

    public ArtemisBroker broker() {
        return broker;
    }

    /** In the order of starting. */
    public List<Component> components() {
        List<Component> components = new ArrayList<>();
        components.add(postgres);
        components.addAll(redis.masters());
        components.add(broker);
        return components;
    }

    /** What all houses need: {@link #settings(Collection)} of every house. */
    public Map<String, String> settings() {
        return settings(List.of(House.values()));
    }

    /**
     * What these houses need to reach their database, their seat guard and the broker, as MicroProfile Config keys with values;
     * credentials of other houses are not among them.
     */
    public Map<String, String> settings(Collection<House> houses) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("twende.db.url", postgres.jdbcUrl());
        settings.put("twende.redis.nodes", redis.nodes());
        settings.put("twende.redis.password", secrets.redisPassword());
        settings.put("twende.broker.host", "127.0.0.1");
        settings.put("twende.broker.port", Integer.toString(broker.port()));
        settings.put("twende.broker.user", ArtemisBroker.ADAPTER_USER);
        settings.put("twende.broker.password", secrets.brokerPassword(ArtemisBroker.ADAPTER_USER));
        houses.forEach(house -> settings.putAll(ofHouse(house)));
        return settings;
    }

    private Map<String, String> ofHouse(House house) {
        String prefix = "twende." + house.id();
        return Map.of(
                prefix + ".db.pool.max", Integer.toString(POOL_MAX),
                prefix + ".db.user", house.id(),
                prefix + ".db.password", secrets.databasePassword(house),
                prefix + ".db.owner-user", house.ownerRole(),
                prefix + ".db.owner-password", secrets.ownerPassword(house),
                prefix + ".broker.password", secrets.brokerPassword(house),
                prefix + ".service.secret", secrets.serviceSecret(house));
    }

    /** Stops everything, last started first. */
    @Override
    public void close() {
        List<Component> reversed = new ArrayList<>(components());
        Collections.reverse(reversed);
        reversed.forEach(Component::stop);
    }
}
