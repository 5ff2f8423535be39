package dev.twende.pos;

/** {@code ./twende pos ...}: the point of sale on a command line. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        int status;
        try (Commands commands = new Commands(System.out)) {
            status = Commands.commandLine(commands).execute(arguments);
        }
        System.exit(status);
    }
}
