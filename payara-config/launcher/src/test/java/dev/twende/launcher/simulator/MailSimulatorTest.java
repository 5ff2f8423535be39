package dev.twende.launcher.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailSimulatorTest {
    private static final String LOGIN = Base64.getEncoder().encodeToString("\0twende\0secret".getBytes(UTF_8));

    private final MailSimulator simulator = new MailSimulator(0, 0, "secret");
    private Socket client;
    private BufferedReader replies;

    @BeforeEach
    void connect() throws IOException {
        simulator.start();
        client = new Socket("127.0.0.1", simulator.smtpPort());
        replies = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8));
        assertThat(replies.readLine()).startsWith("220 ");
        assertThat(say("EHLO me")).startsWith("250-");
        assertThat(replies.readLine()).isEqualTo("250 AUTH PLAIN LOGIN");
    }

    @AfterEach
    void hangUp() throws IOException {
        client.close();
        simulator.close();
    }

    @Test
    void keepsWhatItTookForItsReader() throws Exception {
        assertThat(say("AUTH PLAIN " + LOGIN)).startsWith("235 ");
        assertThat(send("aline@example.com")).startsWith("250 ");

        JsonObject mail = inbox("aline@example.com");
        assertThat(mail.getString("subject")).isEqualTo("Votre compte créé aujourd’hui");
        assertThat(mail.getString("text")).isEqualTo("un compte a été créé : a=b\n.\n");
        assertThat(mail.getString("from")).isEqualTo("Twende <no-reply@twende.example>");
        assertThat(read("/simulator/mails?to=eric@example.com").getJsonArray("items"))
                .isEmpty();
    }

    @Test
    void takesNothingFromStrangers() throws Exception {
        assertThat(say("MAIL FROM:<x@example.com>")).startsWith("530 ");
        assertThat(say("AUTH LOGIN")).startsWith("334 ");
        assertThat(say("dHdlbmRl")).startsWith("334 ");
        assertThat(say("d3Jvbmc=")).startsWith("535 ");
        assertThat(read("/simulator/mails").getJsonArray("items")).isEmpty();
    }

    @Test
    void refusesAsRehearsed() throws Exception {
        post("/simulator/outcomes", "[\"BUSY\", \"BAD_ADDRESS\"]");
        say("AUTH PLAIN " + LOGIN);

        assertThat(say("MAIL FROM:<x@example.com>")).startsWith("250 ");
        assertThat(say("RCPT TO:<aline@example.com>")).startsWith("451 ");
        assertThat(say("RCPT TO:<aline@example.com>")).startsWith("550 ");
        assertThat(say("DATA")).startsWith("503 ");
        assertThat(send("aline@example.com")).startsWith("250 ");
    }

    private String send(String to) throws IOException {
        say("MAIL FROM:<no-reply@twende.example>");
        say("RCPT TO:<" + to + ">");
        say("DATA");
        return say(String.join(
                "\r\n",
                "From: Twende <no-reply@twende.example>",
                "Subject: =?UTF-8?Q?Votre_compte_cr=C3=A9=C3=A9?=",
                " =?UTF-8?B?" + Base64.getEncoder().encodeToString(" aujourd’hui".getBytes(UTF_8)) + "?=",
                "Content-Transfer-Encoding: quoted-printable",
                "",
                "un compte a =C3=A9t=C3=A9 =",
                "cr=C3=A9=C3=A9 : a=3Db",
                "..",
                "",
                "."));
    }

    private String say(String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(UTF_8));
        return replies.readLine();
    }

    private JsonObject inbox(String to) throws Exception {
        return read("/simulator/mails?to=" + to).getJsonArray("items").getJsonObject(0);
    }

    private JsonObject read(String path) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(simulator.url() + path)).build();
        return Json.createReader(new StringReader(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.ofString())
                        .body()))
                .readObject();
    }

    private void post(String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(simulator.url() + path))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(200);
    }
}
