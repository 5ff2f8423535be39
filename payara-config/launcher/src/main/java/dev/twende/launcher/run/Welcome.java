package dev.twende.launcher.run;

import dev.twende.launcher.PlatformUrls;
import dev.twende.launcher.Progress;
import dev.twende.launcher.demo.Demo;
import dev.twende.launcher.platform.Platform;
import java.nio.file.Path;

/** What a newcomer wants to know once the platform is up: where to look and who to be. */
final class Welcome {

    private final Platform platform;
    private final Demo demo;
    private final Path loginsFile;

    Welcome(Platform platform, Demo demo, Path loginsFile) {
        this.platform = platform;
        this.demo = demo;
        this.loginsFile = loginsFile;
    }

    void print(Progress progress) {
        PlatformUrls urls = platform.urls();
        progress.say("");
        progress.say("Back-office   " + platform.backofficeUrl());
        progress.say("APIs          " + urls.auth() + "/auth/v1");
        progress.say("              " + urls.company() + "/company/v1");
        progress.say("              " + urls.ticketing() + "/ticketing/v1");
        progress.say("              " + urls.payment() + "/payment/v1");
        progress.say("              " + urls.reporting() + "/reporting/v1");
        progress.say("Health        " + urls.reporting() + "/health   OpenAPI " + urls.ticketing() + "/openapi");
        progress.say("M-Pesa        " + platform.mpesaUrl() + " (simulator)");
        progress.say("MTN MoMo      " + platform.momoUrl() + " (simulator)");
        progress.say("Mails         " + platform.mailUrl() + "/simulator/mails (simulator)");
        progress.say("Database      " + platform.stack().postgres().jdbcUrl());
        progress.say("Logs          " + platform.dir().logs());
        progress.say("");
        progress.say("Logins (also in " + loginsFile + ")");
        demo.people()
                .forEach(person -> progress.say("  %-14s %-18s %-34s %s"
                        .formatted(
                                person.role(),
                                person.of(),
                                person.login().email(),
                                person.login().password())));
        progress.say("");
        progress.say("Ctrl-C stops everything. In another terminal: ./twende component list");
    }
}
