package dev.twende.auth.keys.boundary;

import dev.twende.kit.edge.BrowserRules;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonWriter;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where to find what (OpenID Connect Discovery 1.0). A servlet, because the address is fixed by that standard and lies beside
 * the versioned API, not in it.
 */
@WebServlet("/.well-known/openid-configuration")
public class DiscoveryServlet extends HttpServlet {
    @Inject
    @ConfigProperty(name = "mp.jwt.verify.issuer")
    private String issuer;

    @Inject
    @ConfigProperty(name = "twende.auth.url")
    private String url;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        BrowserRules.onto(response);
        response.setContentType(MediaType.APPLICATION_JSON);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "max-age=3600");
        try (JsonWriter json = Json.createWriter(response.getWriter())) {
            json.writeObject(document());
        }
    }

    private JsonObject document() {
        String api = url + "/auth/v1/";
        return Json.createObjectBuilder()
                .add("issuer", issuer)
                .add("jwks_uri", api + "jwks")
                .add("token_endpoint", api + "token")
                .add("revocation_endpoint", api + "revoke")
                .add("grant_types_supported", array("refresh_token", "client_credentials"))
                .add(
                        "token_endpoint_auth_methods_supported",
                        array("client_secret_basic", "client_secret_post", "private_key_jwt", "none"))
                .add("token_endpoint_auth_signing_alg_values_supported", array("ES256", "EdDSA"))
                .add("revocation_endpoint_auth_methods_supported", array("none"))
                .add("response_types_supported", array()) // no browser is ever sent here to log in
                .add("subject_types_supported", array("public"))
                .add("id_token_signing_alg_values_supported", array("ES256"))
                .add(
                        "claims_supported",
                        array(
                                "iss",
                                "sub",
                                "aud",
                                "exp",
                                "iat",
                                "jti",
                                "upn",
                                "groups",
                                "company_id",
                                "sid",
                                "device_id"))
                .build();
    }

    private static JsonArrayBuilder array(String... values) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        List.of(values).forEach(array::add);
        return array;
    }
}
