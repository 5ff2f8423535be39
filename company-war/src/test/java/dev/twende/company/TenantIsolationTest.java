package dev.twende.company;

import dev.twende.launcher.stack.House;
import dev.twende.testing.IsolationContract;
import java.nio.file.Path;

class TenantIsolationTest extends IsolationContract {
    /** Stops are the platform's: every company serves them, only who made one changes it. */
    TenantIsolationTest() {
        super(House.COMPANY, Path.of("src/main/webapp/WEB-INF/web.xml"), "stop");
    }
}
