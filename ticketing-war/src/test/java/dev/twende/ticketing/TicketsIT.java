package dev.twende.ticketing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import dev.twende.testing.House;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What passengers show and what scanners know. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class TicketsIT {
    @Deployment(testable = false)
    static WebArchive house() {
        return House.war("ticketing");
    }

    @Test
    void anyoneMayHaveTheKeysAndKeepThem() {
        String tag = given().get("/ticketing/v1/ticket-keys")
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("max-age=3600"))
                .body("keys", hasSize(1))
                .body("keys.kty", everyItem(equalTo("OKP")))
                .body("keys.crv", everyItem(equalTo("Ed25519")))
                .body("keys[0].kid", equalTo("1"))
                .body("keys[0].x.length()", equalTo(43))
                .extract()
                .header("ETag");
        given().header("If-None-Match", tag)
                .get("/ticketing/v1/ticket-keys")
                .then()
                .statusCode(304)
                .header("ETag", equalTo(tag));
    }
}
