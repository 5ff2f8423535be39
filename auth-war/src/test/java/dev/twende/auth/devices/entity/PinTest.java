package dev.twende.auth.devices.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.kit.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PinTest {
    @ParameterizedTest
    @ValueSource(strings = {"7391", "1235", "11112", "24680", "90125678", "1357"})
    void takesWhatIsNotTooSimple(String digits) {
        assertThat(new Pin(digits).digits()).isEqualTo(digits);
        assertThat(new Pin(digits)).hasToString("Pin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123", "739", "1234", "0000", "9876", "12345678", "43210", "739173917", "12a4", "٣٤٥٨"})
    void refusesWhatComesFirstToMindAndWhatIsNoPin(String digits) {
        assertThatThrownBy(() -> new Pin(digits)).isInstanceOf(Problem.class);
    }

    @Test
    void aRevokedDeviceStaysRevoked() {
        for (DeviceStatus from : DeviceStatus.values()) {
            for (DeviceStatus to : DeviceStatus.values()) {
                assertThat(from.canBecome(to))
                        .as("%s to %s", from, to)
                        .isEqualTo(from == DeviceStatus.ACTIVE && to == DeviceStatus.REVOKED);
            }
        }
    }
}
