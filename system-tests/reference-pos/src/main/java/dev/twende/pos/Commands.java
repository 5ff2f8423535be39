package dev.twende.pos;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The buttons of the point of sale, as a command line. Each command is whole when it returns; {@code shell} takes one a line. */
@Command(
        name = "pos",
        description = "A point of sale: sells with and without a network, and never loses or doubles a sale.",
        mixinStandardHelpOptions = true)
final class Commands implements AutoCloseable {
    private static final Pattern WORDS = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    private final PrintStream out;

    @Option(names = "--home", description = "directory of the device's files (default: .twende/pos)")
    private Path home = Path.of(System.getProperty("twende.root", "."), ".twende", "pos");

    @Option(
            names = "--clock",
            paramLabel = "INSTANT",
            description = "what the device's own clock says, for demonstrations (default: this machine's clock)")
    private Instant clock;

    private Pos opened;

    Commands(PrintStream out) {
        this.out = out;
    }

    private Pos pos() {
        if (opened == null) {
            opened = Pos.open(home, () -> clock == null ? Instant.now() : clock);
        }
        return opened;
    }

    @Command(description = "Enrols the device with an administrator's one-time code, or gives it its next key.")
    void enrol(
            @Option(names = "--url", required = true, description = "of the platform, such as https://tickets.example")
                    URI url,
            @Option(names = "--ticketing-url", description = "of ticketing, where it has an address of its own")
                    URI ticketingUrl,
            @Option(names = "--code", required = true, description = "as the administrator's screen shows it")
                    String code) {
        out.println(pos().enrol(url, ticketingUrl == null ? url : ticketingUrl, code));
    }

    @Command(description = "Shows how a sale goes, at the platform that ./twende run has started here.")
    void demo(
            @Option(
                            names = "--platform",
                            defaultValue = "${sys:twende.root}/.twende",
                            description = "its data directory")
                    Path dataDir) {
        new Demonstration(pos(), dataDir, out).run();
    }

    @Command(description = "Lists who may take over the device.")
    void cashiers() {
        pos().cashiers().forEach(one -> out.println(one.getString("user_id") + "  " + one.getString("full_name")));
    }

    @Command(description = "A cashier takes over the device.")
    void login(
            @Option(names = "--cashier", required = true) UUID cashier,
            @Option(names = "--pin", required = true, interactive = true, arity = "0..1") String pin) {
        pos().login(cashier, pin);
    }

    @Command(description = "From now on there is no network.")
    void offline() {
        pos().goOnline(false);
    }

    @Command(description = "From now on there is a network.")
    void online() {
        pos().goOnline(true);
    }

    @Command(description = "Lists the runs that can be sold, with their stops and fares.")
    void schedules(@Option(names = "--limit", defaultValue = "20") int limit) {
        for (Run run : pos().schedules(limit)) {
            out.println(run.scheduleId() + "  " + run.departureTime() + "  " + run.name());
            for (int stop = 0; stop <= run.lastSequence(); stop++) {
                out.println("    " + stop + " " + run.stopName(stop));
            }
        }
    }

    @Command(description = "Leases seats, which nobody else can sell until the lease ends.")
    void lease(
            @Option(names = "--schedule", required = true) UUID schedule,
            @Option(names = "--from", required = true, description = "sequence of the stop") int from,
            @Option(names = "--to", required = true) int to,
            @Option(names = "--seats", split = ",") List<String> seats,
            @Option(names = "--count", defaultValue = "1", description = "where it does not matter which") int count,
            @Option(names = "--until") Instant until) {
        out.println(
                pos().lease(schedule, from, to, seats == null ? List.of() : seats, count, Optional.ofNullable(until)));
    }

    @Command(name = "give-back", description = "Gives back what of a lease is not sold.")
    void giveBack(@Parameters(paramLabel = "LEASE") UUID lease) {
        pos().giveBack(lease);
    }

    @Command(description = "Sells seats for cash and prints the tickets.")
    void sell(
            @Option(names = "--schedule", required = true) UUID schedule,
            @Option(names = "--from", required = true, description = "sequence of the stop") int from,
            @Option(names = "--to", required = true) int to,
            @Option(names = "--passenger", required = true, description = "one for each; NAME or SEAT:NAME")
                    List<String> passengers,
            @Option(names = "--phone", required = true, description = "who is told when something comes in between")
                    String phone,
            @Option(names = "--at-risk", description = "also seats that are not leased; the platform may refuse them")
                    boolean atRisk) {
        List<Pos.Guest> guests = passengers.stream().map(Commands::guest).toList();
        print(pos().sell(new Pos.Order(schedule, from, to, guests, phone, atRisk)));
    }

    private static Pos.Guest guest(String text) {
        int colon = text.indexOf(':');
        return colon < 0
                ? new Pos.Guest(text, Optional.empty())
                : new Pos.Guest(text.substring(colon + 1), Optional.of(text.substring(0, colon)));
    }

    @Command(description = "Takes a ticket back and returns the cash.")
    void cancel(
            @Parameters(paramLabel = "TICKET") UUID ticket,
            @Option(names = "--reason", required = true) String reason) {
        print(pos().cancel(ticket, reason));
    }

    @Command(description = "Prints a sale; the second time it says COPY.")
    void print(@Parameters(paramLabel = "OPERATION") long sequence) {
        print(pos().paper(sequence));
    }

    /** First the paper, then the note that it came out: after a kill in between it is printed twice rather than never. */
    private void print(Pos.Paper paper) {
        out.println(paper.text());
        out.flush();
        pos().printed(paper);
    }

    @Command(
            description =
                    "Judges the code of a ticket at a stop of a bus, without asking anybody, and notes who boards.")
    void scan(
            @Option(names = "--schedule", required = true) UUID schedule,
            @Option(names = "--stop", required = true, description = "sequence of the stop") int stop,
            @Option(names = "--let-on", description = "whatever the answer is") boolean letOn,
            @Parameters(paramLabel = "CODE") String code) {
        out.println(pos().scan(schedule, stop, code, letOn));
    }

    @Command(name = "shift-open", description = "Opens the next shift with what is in the drawer.")
    void openShift(
            @Option(names = "--float", required = true) long amount,
            @Option(names = "--currency", required = true) String currency) {
        out.println("shift " + pos().openShift(amount, currency));
    }

    @Command(name = "shift-close", description = "Closes the shift with what was counted in the drawer.")
    void closeShift(@Option(names = "--counted", required = true) long counted) {
        pos().closeShift(counted);
    }

    @Command(name = "pay-in", description = "Puts cash into the drawer.")
    void payIn(
            @Parameters(paramLabel = "AMOUNT") long amount,
            @Option(names = "--reason", required = true) String reason) {
        pos().moveCash(true, amount, reason);
    }

    @Command(name = "pay-out", description = "Takes cash out of the drawer.")
    void payOut(
            @Parameters(paramLabel = "AMOUNT") long amount,
            @Option(names = "--reason", required = true) String reason) {
        pos().moveCash(false, amount, reason);
    }

    @Command(description = "Tells the platform all that waits and hears what is new.")
    void sync() {
        Exchange.Report report = pos().sync();
        out.println(report.answered() + " answered, " + report.waiting() + " waiting");
        report.refused().forEach(out::println);
    }

    @Command(description = "What the cashier should know.")
    void status() {
        out.println(pos().status());
    }

    @Command(description = "Takes commands from the standard input, one a line, and says ok or failed after each.")
    void shell() throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        pos();
        out.println("ok");
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            List<String> words = new ArrayList<>();
            for (Matcher word = WORDS.matcher(line); word.find(); ) {
                words.add(word.group(1) == null ? word.group(2) : word.group(1));
            }
            int status = commandLine(this).execute(words.toArray(String[]::new));
            out.println(status == 0 ? "ok" : "failed");
            out.flush();
        }
    }

    /** A failure is one line for the cashier; a stack trace is for what nobody foresaw. */
    static CommandLine commandLine(Commands commands) {
        return new CommandLine(commands).setExecutionExceptionHandler((failure, line, arguments) -> {
            if (failure instanceof PosFailure) {
                commands.out.println("pos: " + failure.getMessage());
            } else {
                failure.printStackTrace();
            }
            return CommandLine.ExitCode.SOFTWARE;
        });
    }

    @Override
    public void close() {
        if (opened != null) {
            opened.close();
        }
    }
}
