package dev.twende.launcher.stack;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Passwords and keys of this machine's platform. Each is made by {@link SecureRandom} when it is first asked for and kept in
 * {@code conf/secrets.properties}, which only its owner can read; kept data can be opened only with the same file.
 */
public final class Secrets {

    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    private static final int PASSWORD_LENGTH = 32;
    private static final int KEY_BYTES = 32;

    private final Path file;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, String> values = new TreeMap<>();

    private Secrets(Path file) {
        this.file = file;
    }

    /**
     * The secrets kept in this directory, empty at first.
     *
     * @throws ComponentFailure when others than the owner of the file may read it
     */
    public static Secrets in(DataDir dir) {
        Secrets secrets = new Secrets(dir.conf().resolve("secrets.properties"));
        secrets.values.putAll(DataDir.privateProperties(secrets.file));
        return secrets;
    }

    /** Password of PostgreSQL's superuser, used by the launcher alone. */
    public String postgresPassword() {
        return password("postgres.password");
    }

    public String databasePassword(House house) {
        return password(house.id() + ".db.password");
    }

    public String ownerPassword(House house) {
        return password(house.id() + ".db.owner-password");
    }

    public String brokerPassword(House house) {
        return brokerPassword(house.id());
    }

    /** Password of a broker user that is no house, such as {@code ra}, the resource adapter's own. */
    public String brokerPassword(String user) {
        return password(user + ".broker.password");
    }

    public String redisPassword() {
        return password("redis.password");
    }

    /** Client secret of the house's service account. */
    public String serviceSecret(House house) {
        return password(house.id() + ".service.secret");
    }

    /** A random key in base64, for AES-256. */
    public String key(String name) {
        return value(name, () -> {
            byte[] key = new byte[KEY_BYTES];
            random.nextBytes(key);
            return Base64.getEncoder().encodeToString(key);
        });
    }

    /** A random password; letters and digits only, so that it needs no escaping in SQL, URLs or command files. */
    public String password(String name) {
        return value(
                name,
                () -> random.ints(PASSWORD_LENGTH, 0, LETTERS.length())
                        .mapToObj(i -> String.valueOf(LETTERS.charAt(i)))
                        .collect(Collectors.joining()));
    }

    private synchronized String value(String name, Supplier<String> generator) {
        return values.computeIfAbsent(name, n -> {
            String generated = generator.get();
            save(n, generated);
            return generated;
        });
    }

    private void save(String name, String generated) {
        StringBuilder lines = new StringBuilder(
                "# Made by the launcher at first use. Kept data cannot be opened without this file.\n");
        Map<String, String> all = new TreeMap<>(values);
        all.put(name, generated);
        all.forEach((key, value) -> lines.append(key).append('=').append(value).append('\n'));
        DataDir.writePrivate(file, lines.toString());
    }
}
