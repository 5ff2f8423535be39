package dev.twende.reporting;

import dev.twende.launcher.stack.House;
import dev.twende.testing.IsolationContract;
import java.nio.file.Path;

class TenantIsolationTest extends IsolationContract {
    /** No table of this house is for all companies. */
    TenantIsolationTest() {
        super(House.REPORTING, Path.of("../backoffice-war/src/main/webapp/WEB-INF/web.xml"));
    }
}
