package dev.twende.payment.callbacks.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PhoneMaskTest {
    @Test
    void hidesPhonesAndKeepsWhatIsEvidence() {
        assertThat(
                        PhoneMask.over(
                                "{\"CheckoutRequestID\":\"ws_CO_191220191020363925\",\"MerchantRequestID\":\"29115-34620561-1\","
                                        + "\"TransactionDate\":20191219102115,\"PhoneNumber\":254708374149,\"MSISDN\":\"250788123456\"}"))
                .isEqualTo(
                        "{\"CheckoutRequestID\":\"ws_CO_191220191020363925\",\"MerchantRequestID\":\"29115-34620561-1\","
                                + "\"TransactionDate\":20191219102115,\"PhoneNumber\":254*******49,\"MSISDN\":\"250*******56\"}");
    }

    @Test
    void hidesTooMuchRatherThanTooLittle() {
        assertThat(PhoneMask.over("20199919102115")).isEqualTo("201*********15");
        assertThat(PhoneMask.over("0708374149")).isEqualTo("070*****49");
    }
}
