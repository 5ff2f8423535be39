package dev.twende.auth;

import dev.twende.testing.House;
import org.eu.ingwar.tools.arquillian.extension.suite.annotations.ArquillianSuiteDeployment;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The one server of this module's integration tests: started before the first of them, stopped after the last. */
@ArquillianSuiteDeployment
class AuthServer {

    @Deployment(testable = false)
    static WebArchive house() {
        return House.war("auth");
    }
}
