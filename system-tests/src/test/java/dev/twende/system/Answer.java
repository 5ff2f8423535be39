package dev.twende.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.http.HttpResponse;

/** What the platform answered to one call. */
record Answer(int status, String body, String contentType, HttpResponse<String> http) {
    static Answer of(HttpResponse<String> response) {
        return new Answer(
                response.statusCode(),
                response.body(),
                response.headers().firstValue("Content-Type").orElse(""),
                response);
    }

    JsonObject json() {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return reader.readObject();
        }
    }

    /** Which version it is. */
    String tag() {
        return http.headers().firstValue("ETag").orElseThrow();
    }

    /** The stable code of a problem; empty when the answer is none. */
    String code() {
        return contentType.startsWith("application/problem+json") ? json().getString("code") : "";
    }

    /** The body, of an answer that must have this status. */
    JsonObject mustBe(int expected) {
        assertThat(status).as("status of: %s", body).isEqualTo(expected);
        return json();
    }

    /** Checks that the answer refuses with exactly this problem, in the form that every refusal has. */
    Answer mustRefuse(int expected, String code) {
        assertThat(contentType).as("media type of %d %s", status, body).startsWith("application/problem+json");
        assertThat(status).as("status of: %s", body).isEqualTo(expected);
        JsonObject problem = json();
        assertThat(problem.getString("code")).isEqualTo(code);
        assertThat(problem.getString("type")).isEqualTo("urn:twende:problem:" + code);
        assertThat(problem.getInt("status")).isEqualTo(expected);
        assertThat(problem.getString("title")).isNotBlank();
        assertThat(problem.getString("instance")).startsWith("urn:uuid:");
        assertThat(body).doesNotContain("Exception").doesNotContain("dev.twende");
        return this;
    }
}
