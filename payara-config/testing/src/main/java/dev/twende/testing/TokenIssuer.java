package dev.twende.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/**
 * Where a house under test gets keys and its own token when auth is not deployed beside it: the test run is then the issuer
 * whom the house trusts. Only the calls that concern tokens are answered; a house cannot ask it anything else.
 */
final class TokenIssuer implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, String> settings;

    private TokenIssuer(HttpServer server, Map<String, String> settings) {
        this.server = server;
        this.settings = settings;
    }

    /** Starts on a free port; the settings hold the service secrets. */
    static TokenIssuer start(Map<String, String> settings) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            TokenIssuer issuer = new TokenIssuer(server, settings);
            server.createContext("/auth/v1/jwks", request -> answer(request, 200, Tokens.publicKeys()));
            server.createContext("/auth/v1/revocations", request -> answer(request, 200, "{\"items\":[],\"last\":0}"));
            server.createContext("/auth/v1/token", issuer::grant);
            server.start();
            return issuer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void grant(HttpExchange request) throws IOException {
        String[] credentials = basic(request.getRequestHeaders().getFirst("Authorization"));
        String secret = settings.get("twende." + credentials[0] + ".service.secret");
        if (secret == null || !secret.equals(credentials[1])) {
            answer(request, 401, "{\"error\":\"invalid_client\"}");
            return;
        }
        answer(
                request,
                200,
                "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":900}"
                        .formatted(Tokens.ofHouse(credentials[0])));
    }

    private static String[] basic(String header) {
        if (header == null || !header.startsWith("Basic ")) {
            return new String[] {"", ""};
        }
        String pair =
                new String(Base64.getDecoder().decode(header.substring("Basic ".length())), StandardCharsets.UTF_8);
        return (pair + ":").split(":", 3);
    }

    private static void answer(HttpExchange request, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        request.getResponseHeaders().set("Content-Type", "application/json");
        request.sendResponseHeaders(status, body.length);
        request.getResponseBody().write(body);
        request.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
