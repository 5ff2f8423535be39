package dev.twende.kit.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {
    private static final List<AddressRange> PROXIES = AddressRange.list("10.0.0.0/8, 127.0.0.1");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            41.90.1.1  |                      | 41.90.1.1
            10.1.2.3   | 41.90.1.1            | 41.90.1.1
            10.1.2.3   | 1.2.3.4, 41.90.1.1   | 41.90.1.1
            10.1.2.3   | 41.90.1.1, 10.9.9.9  | 41.90.1.1
            # whoever connects from elsewhere may write into the header what he likes
            41.90.1.1  | 1.2.3.4              | 41.90.1.1
            10.1.2.3   |                      | 10.1.2.3
            10.1.2.3   | localhost            | 10.1.2.3
            10.1.2.3   | bad.cafe             | 10.1.2.3
            10.1.2.3   | 999.1.1.1            | 10.1.2.3
            10.1.2.3   | 2c0f:fe38:::5        | 10.1.2.3
            10.1.2.3   | 41.90.1.1, unknown   | 10.1.2.3
            """)
    void believesOnlyTrustedProxies(String address, String forwardedFor, String origin) {
        assertThat(ClientAddress.origin(address, forwardedFor == null ? "" : forwardedFor, PROXIES))
                .isEqualTo(AddressRange.address(origin));
    }

    @Test
    void takesTheNetworkOfAnIpv6CustomerForOneClient() {
        assertThat(network("2c0f:fe38:1:2::5")).isEqualTo(network("2c0f:fe38:1:2:ffff::7"));
        assertThat(network("2c0f:fe38:1:2::5")).isNotEqualTo(network("2c0f:fe38:1:3::5"));
        assertThat(network("41.90.1.1")).isNotEqualTo(network("41.90.1.2"));
    }

    private static String network(String address) {
        return ClientAddress.network(AddressRange.address(address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "provider.example", "1.2.3.4/33", "1.2.3.4/-1", "::1/129", "1.2.3.4/x", "1.2.3"})
    void refusesBlocksThatAreNone(String text) {
        assertThatThrownBy(() -> AddressRange.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void cutsABlockAtAnyBit() {
        AddressRange range = AddressRange.parse("172.16.0.0/12");
        assertThat(range.contains(AddressRange.address("172.31.255.255"))).isTrue();
        assertThat(range.contains(AddressRange.address("172.32.0.0"))).isFalse();
        assertThat(AddressRange.parse("0.0.0.0/0").contains(AddressRange.address("8.8.8.8")))
                .isTrue();
    }
}
