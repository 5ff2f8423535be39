package dev.twende.launcher.platform;

import dev.twende.launcher.JsonText;
import dev.twende.launcher.PlatformUrls;
import dev.twende.launcher.stack.Component;
import dev.twende.launcher.stack.DataDir;
import dev.twende.launcher.stack.House;
import dev.twende.launcher.stack.PostgresServer;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.file.Path;
import java.util.Locale;

/** {@code run/platform.json}: where everything is while the platform is up, for tests and tools; gone when it is down. */
public final class PlatformFile {

    private PlatformFile() {}

    public static Path path(DataDir dir) {
        return dir.run().resolve("platform.json");
    }

    /** Address and token of the control endpoint, in a file of its own because of the token. */
    public static Path controlFile(DataDir dir) {
        return dir.run().resolve("control.json");
    }

    /** Writes it, whole or not at all: whoever sees it finds a platform that is up. */
    public static void write(Platform platform, Path loginsFile) {
        DataDir.writePrivate(path(platform.dir()), JsonText.pretty(json(platform, loginsFile)) + "\n");
    }

    private static JsonObject json(Platform platform, Path loginsFile) {
        DataDir dir = platform.dir();
        return Json.createObjectBuilder()
                .add("pid", ProcessHandle.current().pid())
                .add("topology", platform.topology().name().toLowerCase(Locale.ROOT))
                .add("data_dir", dir.root().toString())
                .add("urls", urls(platform))
                .add("mpesa_url", platform.mpesaUrl().toString())
                .add("momo_url", platform.momoUrl().toString())
                .add("mail_url", platform.mailUrl().toString())
                .add("vsdc_url", platform.vsdcUrl().toString())
                .add("logins_file", loginsFile.toString())
                .add("secrets_file", dir.conf().resolve("secrets.properties").toString())
                .add("control_file", controlFile(dir).toString())
                .add("database", database(platform))
                .add("redis", redis(platform))
                .add(
                        "broker",
                        Json.createObjectBuilder()
                                .add("host", "127.0.0.1")
                                .add("port", platform.stack().broker().port()))
                .add("components", components(platform))
                .build();
    }

    private static JsonObjectBuilder urls(Platform platform) {
        PlatformUrls urls = platform.urls();
        return Json.createObjectBuilder()
                .add("auth", urls.auth().toString())
                .add("company", urls.company().toString())
                .add("ticketing", urls.ticketing().toString())
                .add("payment", urls.payment().toString())
                .add("reporting", urls.reporting().toString())
                .add("backoffice", platform.backofficeUrl().toString());
    }

    /** Passwords are not here: they are in the secrets file under the keys named here. */
    private static JsonObjectBuilder database(Platform platform) {
        JsonArrayBuilder roles = Json.createArrayBuilder();
        for (House house : House.values()) {
            roles.add(role(house.id(), house.id() + ".db.password"));
            roles.add(role(house.ownerRole(), house.id() + ".db.owner-password"));
        }
        roles.add(role("postgres", "postgres.password"));
        return Json.createObjectBuilder()
                .add("url", platform.stack().postgres().jdbcUrl())
                .add("host", "127.0.0.1")
                .add("port", platform.stack().postgres().port())
                .add("name", PostgresServer.DATABASE)
                .add("roles", roles);
    }

    private static JsonObjectBuilder role(String user, String secret) {
        return Json.createObjectBuilder().add("user", user).add("password_key", secret);
    }

    private static JsonArrayBuilder redis(Platform platform) {
        JsonArrayBuilder nodes = Json.createArrayBuilder();
        platform.stack()
                .redis()
                .masters()
                .forEach(master -> nodes.add(
                        Json.createObjectBuilder().add("host", "127.0.0.1").add("port", master.port())));
        return nodes;
    }

    private static JsonArrayBuilder components(Platform platform) {
        JsonArrayBuilder components = Json.createArrayBuilder();
        for (Component component : platform.components()) {
            JsonObjectBuilder one = Json.createObjectBuilder()
                    .add("name", component.name())
                    .add("log", platform.dir().log(component.name()).toString());
            platform.pid(component).ifPresent(pid -> one.add("pid", pid));
            components.add(one);
        }
        return components;
    }
}
