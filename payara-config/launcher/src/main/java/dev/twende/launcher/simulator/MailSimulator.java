package dev.twende.launcher.simulator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import dev.twende.launcher.simulator.SimulatorServer.Answer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mail server that delivers to nobody: takes mails by SMTP (RFC 5321, with AUTH PLAIN or LOGIN), and keeps them for {@code GET
 * /simulator/mails?to=} on another port. {@code POST /simulator/outcomes} with a list such as {@code ["BUSY", "BAD_ADDRESS"]} scripts the
 * next answers; the rest are taken.
 */
public final class MailSimulator implements AutoCloseable {
    private static final int THREADS = 16;
    private static final int PATIENCE_MILLIS = (int) Duration.ofSeconds(30).toMillis();
    private static final Pattern ENCODED_WORD = Pattern.compile("=\\?UTF-8\\?([BQ])\\?([^?]*)\\?=");
    /** How many mails are remembered. */
    private static final int MEMORY = 10_000;

    private final int smtpPort;
    private final String password;
    private final SimulatorServer inbox;
    private final Deque<JsonObject> taken = new ArrayDeque<>();
    private final Deque<Outcome> script = new ArrayDeque<>();
    private ServerSocket door;
    private ExecutorService workers;

    /** What the server does with a mail. */
    private enum Outcome {
        TAKEN("250 2.1.5 OK"),
        BUSY("451 4.3.2 Try again later"),
        BAD_ADDRESS("550 5.1.1 No such user");

        private final String reply;

        Outcome(String reply) {
            this.reply = reply;
        }
    }

    /**
     * @param smtpPort the port to take mails on at the loopback address, 0 for any free one
     * @param inboxPort the port to show them on, likewise
     * @param password of whoever sends
     */
    public MailSimulator(int smtpPort, int inboxPort, String password) {
        this.smtpPort = smtpPort;
        this.password = password;
        this.inbox = new SimulatorServer("mail", inboxPort, DarajaError::noSuchResource);
    }

    /**
     * Starts listening.
     *
     * @throws UncheckedIOException when a port is taken
     */
    public MailSimulator start() {
        try {
            door = new ServerSocket();
            door.setReuseAddress(true);
            door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), smtpPort));
        } catch (IOException inUse) {
            throw new UncheckedIOException("mail simulator cannot listen on port " + smtpPort, inUse);
        }
        workers = Executors.newFixedThreadPool(THREADS, MailSimulator::daemon);
        workers.execute(this::welcome);
        inbox.start(Map.of(
                "/simulator/mails", Map.of("GET", this::mails),
                "/simulator/outcomes", Map.of("POST", this::rehearse)));
        return this;
    }

    /** Where the inbox answers, without a path. */
    public URI url() {
        return inbox.url();
    }

    /** Where mails are taken. */
    public int smtpPort() {
        return door.getLocalPort();
    }

    public void stop() {
        if (door != null) {
            inbox.stop();
            workers.shutdownNow();
            try {
                door.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() {
        stop();
    }

    private void welcome() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                workers.execute(() -> converse(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void converse(Socket client) {
        try (client) {
            client.setSoTimeout(PATIENCE_MILLIS);
            new Conversation(client).hold();
        } catch (IOException gone) {
            // the client hung up: it tries again if it must
        }
    }

    private synchronized Outcome next() {
        return script.isEmpty() ? Outcome.TAKEN : script.remove();
    }

    private synchronized void keep(List<String> recipients, List<String> lines) {
        JsonObject mail = read(lines);
        recipients.forEach(recipient -> taken.add(Json.createObjectBuilder(mail)
                .add("to", recipient)
                .add("received_at", Instant.now().toString())
                .build()));
        while (taken.size() > MEMORY) {
            taken.remove();
        }
    }

    private Answer mails(HttpExchange request) {
        String to = SimulatorServer.query(request).get("to");
        var items = Json.createArrayBuilder();
        synchronized (this) {
            taken.stream()
                    .filter(mail -> to == null || mail.getString("to").equalsIgnoreCase(to))
                    .forEach(items::add);
        }
        return Answer.ok(Json.createObjectBuilder().add("items", items).build());
    }

    private Answer rehearse(HttpExchange request) throws IOException {
        List<Outcome> outcomes = Arrays.stream(SimulatorServer.body(request)
                        .replaceAll("[\\[\\]\"\\s]", "")
                        .split(","))
                .filter(name -> !name.isEmpty())
                .map(Outcome::valueOf)
                .toList();
        synchronized (this) {
            script.addAll(outcomes);
        }
        return Answer.ok(JsonObject.EMPTY_JSON_OBJECT);
    }

    /** Subject and text of a mail of one part, which is all we send (RFC 5322, RFC 2045). */
    static JsonObject read(List<String> lines) {
        int blank = lines.indexOf("");
        String head = String.join("\n", lines.subList(0, blank)).replaceAll("\n[ \t]+", " ");
        List<String> body = lines.subList(blank + 1, lines.size());
        boolean encoded = head.toLowerCase(Locale.ROOT).contains("content-transfer-encoding: quoted-printable");
        return Json.createObjectBuilder()
                .add("from", header(head, "from"))
                .add("subject", header(head, "subject"))
                .add("text", encoded ? quotedPrintable(body) : String.join("\n", body))
                .build();
    }

    private static String header(String head, String name) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ": "))
                .map(line -> words(line.substring(name.length() + 2)))
                .findFirst()
                .orElse("");
    }

    /** Encoded words of a header (RFC 2047); between two of them a blank means nothing. */
    private static String words(String value) {
        return ENCODED_WORD
                .matcher(value.replaceAll("\\?=\\s+=\\?", "?==?"))
                .replaceAll(word -> Matcher.quoteReplacement(
                        word.group(1).equals("B")
                                ? new String(Base64.getDecoder().decode(word.group(2)), UTF_8)
                                : quotedPrintable(List.of(word.group(2).replace('_', ' ')))));
    }

    private static String quotedPrintable(List<String> lines) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String text = String.join("\n", lines).replace("=\n", "");
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '=') {
                bytes.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.write(text.charAt(i));
            }
        }
        return bytes.toString(UTF_8);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "mail-simulator");
        thread.setDaemon(true);
        return thread;
    }

    /** One client from its greeting to its farewell. */
    private final class Conversation {
        private final Socket client;
        private final BufferedReader in;
        private final List<String> recipients = new ArrayList<>();
        private boolean known;

        Conversation(Socket client) throws IOException {
            this.client = client;
            this.in = new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1));
        }

        void hold() throws IOException {
            say("220 simulator ESMTP");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String command = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
                switch (command) {
                    case "EHLO", "HELO" -> say("250-simulator\r\n250 AUTH PLAIN LOGIN");
                    case "AUTH" -> say(known(line) ? "235 2.7.0 OK" : "535 5.7.8 Bad credentials");
                    case "MAIL" -> {
                        recipients.clear();
                        say(known ? "250 2.1.0 OK" : "530 5.7.0 Authentication required");
                    }
                    case "RCPT" -> say(recipient(line).reply);
                    case "DATA" -> take();
                    case "RSET", "NOOP" -> say("250 2.0.0 OK");
                    case "QUIT" -> {
                        say("221 2.0.0 Bye");
                        return;
                    }
                    default -> say("502 5.5.2 Unknown command");
                }
            }
        }

        private boolean known(String line) throws IOException {
            String[] words = line.split(" ");
            String secret;
            if (words[1].equalsIgnoreCase("LOGIN")) {
                if (words.length < 3) {
                    ask("VXNlcm5hbWU6");
                }
                secret = ask("UGFzc3dvcmQ6");
            } else {
                String all = words.length < 3 ? ask("") : decoded(words[2]);
                secret = all.substring(all.lastIndexOf('\0') + 1);
            }
            known = password.equals(secret);
            return known;
        }

        private String ask(String question) throws IOException {
            say("334 " + question);
            return decoded(String.valueOf(in.readLine()));
        }

        private Outcome recipient(String line) {
            Outcome outcome = next();
            if (outcome == Outcome.TAKEN) {
                recipients.add(line.replaceAll(".*<(.*)>.*", "$1"));
            }
            return outcome;
        }

        private void take() throws IOException {
            if (!known || recipients.isEmpty()) {
                say("503 5.5.1 No valid recipients");
                return;
            }
            say("354 Go ahead");
            List<String> lines = new ArrayList<>();
            for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
                lines.add(line.startsWith(".") ? line.substring(1) : line);
            }
            keep(recipients, lines);
            say("250 2.0.0 Taken");
        }

        private void say(String reply) throws IOException {
            client.getOutputStream().write((reply + "\r\n").getBytes(ISO_8859_1));
            client.getOutputStream().flush();
        }

        private static String decoded(String base64) {
            return new String(Base64.getDecoder().decode(base64), UTF_8);
        }
    }
}
