package dev.twende.ticketing;

import dev.twende.launcher.stack.House;
import dev.twende.testing.IsolationContract;
import java.nio.file.Path;

class TenantIsolationTest extends IsolationContract {
    /** Published schedules are for everybody: guests search all companies. */
    TenantIsolationTest() {
        super(House.TICKETING, Path.of("src/main/webapp/WEB-INF/web.xml"), "schedule");
    }
}
