package dev.twende.launcher.imports;

import dev.twende.launcher.JsonText;
import dev.twende.launcher.PlatformUrls;
import dev.twende.launcher.client.Login;
import dev.twende.launcher.platform.PlatformFile;
import dev.twende.launcher.stack.DataDir;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What {@code ./twende run} left in its data directory for others to find it by. */
public record RunningPlatform(PlatformUrls urls, Login superAdmin) {

    /** The platform that runs on this data directory; empty when none does. */
    public static Optional<RunningPlatform> find(Path dataDir) {
        try {
            JsonObject platform = read(PlatformFile.path(new DataDir(dataDir)));
            if (ProcessHandle.of(platform.getInt("pid"))
                    .filter(ProcessHandle::isAlive)
                    .isEmpty()) {
                return Optional.empty();
            }
            JsonObject logins = read(Path.of(platform.getString("logins_file")));
            return Optional.of(new RunningPlatform(urls(platform.getJsonObject("urls")), superAdmin(logins)));
        } catch (IOException | JsonException absentOrHalfWritten) {
            return Optional.empty();
        }
    }

    private static PlatformUrls urls(JsonObject urls) {
        return new PlatformUrls(
                URI.create(urls.getString("auth")),
                URI.create(urls.getString("company")),
                URI.create(urls.getString("ticketing")),
                URI.create(urls.getString("payment")),
                URI.create(urls.getString("reporting")));
    }

    private static Login superAdmin(JsonObject logins) {
        return logins.getJsonArray("logins").getValuesAs(JsonObject.class).stream()
                .filter(login -> login.getString("role").equals("SUPER_ADMIN"))
                .map(login -> new Login(login.getString("email"), login.getString("password")))
                .findFirst()
                .orElseThrow();
    }

    private static JsonObject read(Path file) throws IOException {
        return JsonText.parse(Files.readString(file));
    }
}
