package dev.twende.company.companies.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.kit.problem.Problem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TinNumberTest {
    @ParameterizedTest
    @CsvSource({
        "RW, 102458731",
        "KE, P051234567X",
        "UG, 1000123456",
        "TZ, 123456789",
        "BI, 4000123456",
        "CD, A1234567Z",
        "DE, DE123456789"
    })
    void knowsTheFormOfEachCountry(String country, String number) {
        assertThat(TinNumber.of(country, number).value()).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({
        "RW, 10245873",
        "RW, 1024587310",
        "RW, T02458731",
        "KE, 0512345678",
        "KE, P05123456X",
        "KE, P05123456XY",
        "UG, 123456789",
        "TZ, 12345678A",
        "BI, 400012345",
        "CD, 123456789",
        "DE, DE12",
        "DE, 'DE/123456789'"
    })
    void refusesOtherForms(String country, String number) {
        assertThatThrownBy(() -> TinNumber.of(country, number))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.fieldErrors())
                                .extracting(Problem.FieldError::field)
                                .containsExactly("tin_number"));
    }

    @ParameterizedTest
    @CsvSource({"RW, ' 102-458.731'", "RW, 102 458 731"})
    void isOneHoweverItIsWritten(String country, String number) {
        assertThat(TinNumber.of(country, number)).isEqualTo(new TinNumber("102458731"));
    }
}
