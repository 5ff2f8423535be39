package dev.twende.reporting.sales.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class ReportingConfigTest {

    @Test
    void takesAnyZoneOfWholeHours() {
        assertThat(new ReportingConfig("Africa/Nairobi").zone()).isEqualTo(ZoneId.of("Africa/Nairobi"));
    }

    @Test
    void refusesAZoneWhoseDaysBeginBetweenTwoHours() {
        assertThatThrownBy(() -> new ReportingConfig("Asia/Kolkata"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("twende.reporting.time-zone");
    }
}
