package dev.twende.launcher;

import dev.twende.launcher.audits.AuditCommand;
import dev.twende.launcher.control.ComponentCommand;
import dev.twende.launcher.imports.ImportGtfsCommand;
import dev.twende.launcher.run.RunCommand;
import dev.twende.launcher.stack.ComponentFailure;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line behind {@code ./twende}. */
@Command(
        name = "./twende",
        description = "Sells intercity bus seats for many operators at once.",
        mixinStandardHelpOptions = true,
        subcommands = {RunCommand.class, ImportGtfsCommand.class, AuditCommand.class, ComponentCommand.class})
public final class Main implements Runnable {

    private Main() {}

    public static void main(String[] args) {
        CommandLine commands = new CommandLine(new Main()).setCaseInsensitiveEnumValuesAllowed(true);
        commands.getSubcommands()
                .values()
                .forEach(command -> command.getCommandSpec().mixinStandardHelpOptions(true));
        commands.setExecutionExceptionHandler(Main::explain);
        // not return: the exit runs the hook that stops everything
        System.exit(commands.execute(args));
    }

    /** One line for the person at the terminal; a stack trace only for what nobody foresaw. */
    private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult arguments) {
        if (command.getCommand() instanceof RunCommand run && run.isStopping()) {
            return CommandLine.ExitCode.SOFTWARE;
        }
        if (failure instanceof ComponentFailure || failure instanceof StepFailure) {
            System.err.println("twende: " + failure.getMessage());
        } else {
            System.err.println("twende: this should not happen");
            failure.printStackTrace();
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}
