package dev.twende.kit.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrossOriginTest {
    @Test
    void sitesAreListedByCommaAndNoneByDefault() {
        assertThat(CrossOrigin.origins("")).isEmpty();
        assertThat(CrossOrigin.origins(" https://shop.example , http://localhost:8080,"))
                .containsExactlyInAnyOrder("https://shop.example", "http://localhost:8080");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "https://*.example", "shop.example", "https://shop.example/", "null"})
    void whatIsNoSiteIsNoSetting(String text) {
        assertThatThrownBy(() -> CrossOrigin.origins(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
