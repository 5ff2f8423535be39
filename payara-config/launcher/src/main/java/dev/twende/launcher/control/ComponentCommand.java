package dev.twende.launcher.control;

import dev.twende.launcher.JsonText;
import dev.twende.launcher.platform.PlatformFile;
import dev.twende.launcher.stack.ComponentFailure;
import dev.twende.launcher.stack.DataDir;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./twende component list | stop NAME | start NAME | restart NAME}, while {@code ./twende run} runs. */
@Command(
        name = "component",
        description = "Stops, starts or restarts one part of the running platform, to see the others go on without it.")
public final class ComponentCommand implements Callable<Integer> {

    /** A house takes a while to boot. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    enum Order {
        list,
        stop,
        start,
        restart
    }

    @Parameters(index = "0", description = "${COMPLETION-CANDIDATES}")
    private Order order;

    @Parameters(index = "1", arity = "0..1", description = "postgres, redis-1, broker, company ... (see list)")
    private String name;

    @Option(names = "--data-dir", defaultValue = "${sys:twende.root}/.twende", description = "of the running platform")
    private Path dataDir;

    @Override
    public Integer call() throws InterruptedException {
        if (order != Order.list && name == null) {
            throw new ComponentFailure("Name the component to " + order + "; ./twende component list shows them.");
        }
        JsonObject control = control();
        HttpRequest.Builder request = HttpRequest.newBuilder()
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + control.getString("token"));
        if (order == Order.list) {
            request.uri(URI.create(control.getString("url") + "/components"));
        } else {
            request.uri(URI.create(control.getString("url") + "/components/" + name + "/" + order))
                    .POST(HttpRequest.BodyPublishers.noBody());
        }
        return print(send(request.build()));
    }

    private JsonObject control() {
        Path file =
                PlatformFile.controlFile(new DataDir(dataDir.toAbsolutePath().normalize()));
        try {
            return JsonText.parse(Files.readString(file));
        } catch (IOException e) {
            throw new ComponentFailure(
                    "Nothing runs on " + dataDir + " (no " + file.getFileName() + "): ./twende run first.", e);
        }
    }

    private static HttpResponse<String> send(HttpRequest request) throws InterruptedException {
        try {
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new ComponentFailure("The running platform does not answer: was it killed?", e);
        }
    }

    private int print(HttpResponse<String> response) {
        JsonObject answer = JsonText.parse(response.body());
        if (response.statusCode() != 200) {
            throw new ComponentFailure(answer.getString("error"));
        }
        if (order == Order.list) {
            answer.getJsonArray("items").getValuesAs(JsonObject.class).forEach(ComponentCommand::print);
        } else {
            print(answer);
        }
        return 0;
    }

    private static void print(JsonObject component) {
        String pid = component.containsKey("pid") ? "process " + component.getInt("pid") : "";
        System.out.printf(
                "%-12s %-5s %s%n", component.getString("name"), component.getBoolean("alive") ? "up" : "down", pid);
    }
}
