package dev.twende.pos;

import static jakarta.json.Json.createObjectBuilder;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** A day of a counter in a minute, at the platform that runs on this machine with its demo. */
final class Demonstration {
    private static final String PIN = "7391";
    private static final int FLOAT = 20_000;

    private final Pos pos;
    private final Path dataDir;
    private final PrintStream out;
    private final Server server = new Server(Instant::toString);

    Demonstration(Pos pos, Path dataDir, PrintStream out) {
        this.pos = pos;
        this.dataDir = dataDir;
        this.out = out;
    }

    void run() {
        try {
            if (!pos.isEnrolled()) {
                enrol();
            }
            sell();
        } catch (IOException e) {
            throw PosFailure.of("no platform runs on " + dataDir + ": ./twende run first");
        } catch (NoNetwork e) {
            throw PosFailure.of(e.getMessage());
        }
    }

    /** An administrator invites the device and gives a cashier a PIN; device and cashier do the rest. */
    private void enrol() throws IOException, NoNetwork {
        JsonObject platform = JsonText.object(Files.readString(dataDir.resolve("run/platform.json")));
        URI auth = URI.create(platform.getJsonObject("urls").getString("auth"));
        URI ticketing = URI.create(platform.getJsonObject("urls").getString("ticketing"));
        List<JsonObject> logins = JsonText.objects(
                JsonText.object(Files.readString(Path.of(platform.getString("logins_file")))), "logins");
        String admin = token(auth, person(logins.stream(), "COMPANY_ADMIN"));
        JsonObject invitation = server.post(
                        auth.resolve("/auth/v1/devices/enrolments"),
                        admin,
                        createObjectBuilder().add("name", "Demo counter").build(),
                        null)
                .mustBeGood();
        say("An administrator invites a device: " + invitation.getString("token"));
        say("Enrolled: " + pos.enrol(auth, ticketing, invitation.getString("token")));

        List<JsonObject> users = JsonText.objects(
                server.get(auth.resolve("/auth/v1/users"), admin).mustBeGood(), "items");
        UUID cashier = UUID.fromString(users.stream()
                .filter(user -> JsonText.texts(user, "roles").contains("AGENT"))
                .findFirst()
                .orElseThrow(() -> PosFailure.of("the demo's company has no agent"))
                .getString("user_id"));
        server.put(
                        auth.resolve("/auth/v1/users/" + cashier + "/pin"),
                        admin,
                        createObjectBuilder().add("pin", PIN).build())
                .mustBeGood();
        pos.login(cashier, PIN);
        say("An agent takes over the device with the PIN " + PIN);
    }

    private static JsonObject person(Stream<JsonObject> logins, String role) {
        return logins.filter(login -> login.getString("role").equals(role))
                .findFirst()
                .orElseThrow(() -> PosFailure.of("the demo has no " + role));
    }

    private String token(URI auth, JsonObject login) throws NoNetwork {
        return server.post(
                        auth.resolve("/auth/v1/sessions"),
                        null,
                        createObjectBuilder()
                                .add("email", login.getString("email"))
                                .add("password", login.getString("password"))
                                .build(),
                        null)
                .mustBeGood()
                .getString("access_token");
    }

    private void sell() {
        pos.goOnline(true);
        say("Synced: " + pos.sync());
        Run run = pos.schedules(Integer.MAX_VALUE).stream()
                .filter(each -> each.departureTime().isAfter(Instant.now().plusSeconds(7200))
                        && each.isSold(0, Instant.now())
                        && !each.wantsPapers()
                        && each.fare(0, each.lastSequence()).isPresent())
                .findFirst()
                .orElseThrow(() -> PosFailure.of("no schedule is on sale"));
        if (!pos.hasShift()) {
            say("Opens shift " + pos.openShift(FLOAT, run.currency()) + " with " + FLOAT + " " + run.currency());
        }
        Lease lease = pos.lease(run.scheduleId(), 0, run.lastSequence(), List.of(), 2, Optional.empty());
        say("Leases seats " + String.join(" and ", lease.seats()) + " of " + run.name() + ", " + run.departureTime());
        pos.goOnline(false);
        say("Goes offline and sells one of them:");
        Pos.Paper paper = pos.sell(new Pos.Order(
                run.scheduleId(),
                0,
                run.lastSequence(),
                List.of(new Pos.Guest("Keza Mugisha", Optional.empty())),
                "+250788300001",
                false));
        out.println(paper.text().indent(4).stripTrailing());
        pos.printed(paper);
        pos.goOnline(true);
        say("Is online again and tells: " + pos.sync());
        say("The same receipt now:");
        out.println(pos.paper(paper.sequence()).text().indent(4).stripTrailing());
        out.println("Go on with: ./twende pos status | schedules | lease | offline | sell | sync | help");
    }

    private void say(String text) {
        out.println("- " + text);
    }
}
