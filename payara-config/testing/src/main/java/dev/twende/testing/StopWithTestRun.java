package dev.twende.testing;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Stops the test platform, if any test needed it, when the last test is over. Found by JUnit itself. */
public final class StopWithTestRun implements LauncherSessionListener {

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        TestPlatform.stop();
    }
}
