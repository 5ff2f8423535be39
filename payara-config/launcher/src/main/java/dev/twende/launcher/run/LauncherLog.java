package dev.twende.launcher.run;

import dev.twende.launcher.stack.ComponentFailure;
import dev.twende.launcher.stack.DataDir;
import java.io.IOException;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What the libraries inside the launcher (the broker above all) have to say goes into a file; the terminal is for people. */
final class LauncherLog {

    private static final String ONE_LINE = "%1$tFT%1$tT.%1$tLZ %4$-7s [%3$s] %5$s%6$s%n";

    private LauncherLog() {}

    static void to(DataDir dir) {
        System.setProperty("java.util.logging.SimpleFormatter.format", ONE_LINE);
        try {
            FileHandler file = new FileHandler(dir.log("launcher").toString().replace("%", "%%"), false);
            file.setFormatter(new SimpleFormatter());
            LogManager.getLogManager().reset();
            Logger.getLogger("").addHandler(file);
            Logger.getLogger("").setLevel(Level.INFO);
        } catch (IOException e) {
            throw new ComponentFailure("Cannot write " + dir.log("launcher") + ": " + e.getMessage(), e);
        }
    }
}
