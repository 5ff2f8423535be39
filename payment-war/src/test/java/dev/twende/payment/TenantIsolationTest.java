package dev.twende.payment;

import dev.twende.launcher.stack.House;
import dev.twende.testing.IsolationContract;
import java.nio.file.Path;

class TenantIsolationTest extends IsolationContract {
    /** No table of this house is for all companies. */
    TenantIsolationTest() {
        super(House.PAYMENT, Path.of("src/main/webapp/WEB-INF/web.xml"));
    }
}
