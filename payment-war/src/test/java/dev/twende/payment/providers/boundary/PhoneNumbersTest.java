package dev.twende.payment.providers.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.payment.providers.entity.Msisdn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumbersTest {
    @ParameterizedTest
    @CsvSource({
        "254712345678, 254712345678",
        "+254 712 345 678, 254712345678",
        "+254-712-345-678, 254712345678",
        "250788123456, 250788123456",
        "+255754123456, 255754123456",
        "+256772123456, 256772123456",
    })
    void readsMobileNumbersAsPeopleTypeThem(String typed, String digits) {
        assertThat(PhoneNumbers.mobile(typed).digits()).isEqualTo(digits);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12345",
                "0712345678",
                "254",
                "hello",
                "+",
                "254202222222",
                "25471234567",
                "254712345678901",
                "999712345678",
                "٢٥٤"
            })
    void refusesWhatNoMobileInTheWorldHas(String typed) {
        assertThatThrownBy(() -> PhoneNumbers.mobile(typed)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.type()).isEqualTo(ProblemType.VALIDATION_FAILED);
            assertThat(problem.fieldErrors()).extracting("field").containsExactly("msisdn");
            assertThat(problem.detail()).doesNotContain(typed);
        });
    }

    @Test
    void neverShowsItselfWhole() {
        assertThat(new Msisdn("254712345678")).hasToString("254*******78");
    }
}
