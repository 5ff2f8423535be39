package dev.twende.payment.callbacks.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twende.kit.limits.AddressRange;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SenderPolicyTest {
    private static final List<AddressRange> PROVIDER = ranges("196.201.214.0/24", "2c0f:fe38::/32");
    private static final List<AddressRange> PROXIES = ranges("10.0.0.0/8", "127.0.0.1");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            196.201.214.7   |                                  | true
            196.201.215.7   |                                  | false
            2c0f:fe38::5    |                                  | true
            2c0f:fe39::5    |                                  | false
            10.1.2.3        | 196.201.214.7                    | true
            10.1.2.3        | 41.90.1.1                        | false
            10.1.2.3        | 196.201.214.7, 10.9.9.9          | true
            127.0.0.1       | 41.90.1.1, 196.201.214.7         | true
            # whoever connects from elsewhere may write into the header what he likes
            41.90.1.1       | 196.201.214.7                    | false
            10.1.2.3        | 196.201.214.7, 41.90.1.1         | false
            10.1.2.3        |                                  | false
            10.1.2.3        | unknown                          | false
            10.1.2.3        | localhost                        | false
            """)
    void trustsOnlyTheWordOfTrustedProxies(String address, String forwardedFor, boolean allowed) {
        assertThat(SenderPolicy.allows(address, forwardedFor == null ? "" : forwardedFor, PROVIDER, PROXIES))
                .isEqualTo(allowed);
    }

    @Test
    void letsEverybodyInWhereNobodySaidWho() {
        assertThat(SenderPolicy.allows("41.90.1.1", "", List.of(), List.of())).isTrue();
    }

    private static List<AddressRange> ranges(String... texts) {
        return Stream.of(texts).map(AddressRange::parse).toList();
    }
}
