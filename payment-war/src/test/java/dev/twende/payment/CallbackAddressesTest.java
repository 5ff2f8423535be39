package dev.twende.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** M-Pesa's gateway refuses addresses with certain words in them. */
class CallbackAddressesTest {
    private static final String FORBIDDEN = "(?i).*(mpesa|m-pesa|safaricom|exec?|cmd|sql|query).*";

    @Test
    void containNoWordThatAGatewayRefuses() {
        List<String> addresses = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.twende.payment")
                        .stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(PermitAll.class))
                        .filter(method -> method.isAnnotatedWith(POST.class) || method.isAnnotatedWith(PUT.class))
                        .map(CallbackAddressesTest::address)
                        .toList();

        assertThat(addresses)
                .contains("/payment/v1/callbacks/{secret}", "/payment/v1/answers/{nonce}")
                .noneMatch(address -> address.matches(FORBIDDEN));
    }

    private static String address(JavaMethod method) {
        String own = method.isAnnotatedWith(Path.class)
                ? "/" + method.getAnnotationOfType(Path.class).value()
                : "";
        return "/payment/v1/"
                + method.getOwner().getAnnotationOfType(Path.class).value() + own;
    }
}
