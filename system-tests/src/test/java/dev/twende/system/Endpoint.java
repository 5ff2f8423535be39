package dev.twende.system;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A call that a house offers, as the annotations of its compiled classes say it.
 *
 * @param path from the root of the server, with parameters in braces
 * @param consumes media type of the body; empty when there is none
 * @param roles who may call it; empty when everyone may
 */
record Endpoint(String method, String path, Optional<String> consumes, Set<String> roles) {
    /** Where each house answers, by the folder of its module. */
    private static final Map<String, String> HOUSES = new LinkedHashMap<>();

    static {
        HOUSES.put("auth-war", "/auth/v1");
        HOUSES.put("company-war", "/company/v1");
        HOUSES.put("ticketing-war", "/ticketing/v1");
        HOUSES.put("payment-war", "/payment/v1");
        HOUSES.put("backoffice-war", "/reporting/v1");
    }

    private static final String KIT = "payara-config/service-kit";
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final String RS = "jakarta.ws.rs.";
    private static final String SECURITY = "jakarta.annotation.security.";

    /** All calls of all houses, by house, path and method; those of the kit belong to each. */
    static List<Endpoint> all() {
        return HOUSES.entrySet().stream()
                .flatMap(house -> Stream.of(house.getKey(), KIT)
                        .flatMap(module -> of(module, house.getValue())
                                .sorted(Comparator.comparing(Endpoint::path)
                                        .thenComparing(endpoint -> METHODS.indexOf(endpoint.method())))))
                // one call that answers in several media types is one line
                .distinct()
                .toList();
    }

    boolean isPublic() {
        return roles.isEmpty();
    }

    private static Stream<Endpoint> of(String module, String base) {
        Path classes = Path.of(System.getProperty("twende.root", ".."), module, "target", "classes");
        return new ClassFileImporter()
                .importPath(classes).stream()
                        .filter(type -> type.isAnnotatedWith(RS + "Path") && !type.isInterface())
                        .flatMap(resource ->
                                resource.getMethods().stream().flatMap(method -> of(base, resource, method).stream()));
    }

    private static Optional<Endpoint> of(String base, JavaClass resource, JavaMethod method) {
        return METHODS.stream()
                .filter(verb -> method.isAnnotatedWith(RS + verb))
                .findFirst()
                .map(verb -> new Endpoint(
                        verb,
                        pathOf(base, resource, method),
                        verb.equals("GET") || verb.equals("DELETE")
                                ? Optional.empty()
                                : values(RS + "Consumes", method, resource).stream()
                                        .findFirst(),
                        rolesOf(resource, method)));
    }

    private static String pathOf(String base, JavaClass resource, JavaMethod method) {
        String below = values(RS + "Path", method).stream().findFirst().orElse("");
        return Stream.of(base, values(RS + "Path", resource).get(0), below)
                .map(part ->
                        part.replaceAll("^/|/$", "").replaceAll("\\{\\s*(\\w+)\\s*:[^}]*(\\{[^}]*}[^}]*)*}", "{$1}"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("/", "/", ""));
    }

    /** The method's own word wins over its class's, as in the container. */
    private static Set<String> rolesOf(JavaClass resource, JavaMethod method) {
        if (method.isAnnotatedWith(SECURITY + "PermitAll")) {
            return Set.of();
        }
        List<String> roles = values(SECURITY + "RolesAllowed", method, resource);
        if (roles.isEmpty() && !resource.isAnnotatedWith(SECURITY + "PermitAll")) {
            throw new IllegalStateException(method.getFullName() + " does not say who may call it");
        }
        return new TreeSet<>(roles);
    }

    private static List<String> values(String annotation, HasAnnotations<?>... places) {
        return Arrays.stream(places)
                .filter(place -> place.isAnnotatedWith(annotation))
                .findFirst()
                .map(place -> strings(
                        place.getAnnotationOfType(annotation).get("value").orElseThrow()))
                .orElse(List.of());
    }

    private static List<String> strings(Object value) {
        return value instanceof Object[] several
                ? Arrays.stream(several).map(Object::toString).toList()
                : List.of(value.toString());
    }
}
