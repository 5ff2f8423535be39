package dev.twende.payment.paybills.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaybillNoticeTest {
    @Test
    void readsWhatDarajaSends() {
        assertThat(PaybillNotice.read("""
                        {"TransactionType":"Pay Bill","TransID":"RKTQDM7W6S","TransTime":"20191122063845","TransAmount":"10.00",
                         "BusinessShortCode":"600638","BillRefNumber":" abcd-2345 ","InvoiceNumber":"","OrgAccountBalance":"",
                         "ThirdPartyTransID":"","MSISDN":"2547 ***** 126","FirstName":"John","MiddleName":"","LastName":""}
                        """))
                .contains(new PaybillNotice("RKTQDM7W6S", "600638", "abcd-2345", new BigDecimal("10.00")));
    }

    @Test
    void readsNumbersWhereTextWasPromised() {
        assertThat(
                        PaybillNotice.read(
                                "{\"TransID\":\"RKTQDM7W6S\",\"TransAmount\":10,\"BusinessShortCode\":600638,\"BillRefNumber\":12345}"))
                .contains(new PaybillNotice("RKTQDM7W6S", "600638", "12345", BigDecimal.TEN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{}",
                "{\"TransID\":\"A\",\"TransAmount\":\"ten\"}",
                "{\"TransID\":\"A\",\"TransAmount\":\"0\",\"BusinessShortCode\":\"1\"}",
                "{\"TransID\":\"A\",\"TransAmount\":\"-1\",\"BusinessShortCode\":\"1\"}",
                "{\"TransID\":\"A\",\"TransAmount\":\"1.001\",\"BusinessShortCode\":\"1\"}",
                "{\"TransID\":\"A\",\"TransAmount\":\"1e400\",\"BusinessShortCode\":\"1\"}",
                "{\"TransID\":\"A\",\"TransAmount\":\"99999999999999999999\",\"BusinessShortCode\":\"1\"}",
                "{\"TransID\":\"\",\"TransAmount\":\"1\",\"BusinessShortCode\":\"1\"}",
                "{\"TransID\":\"123456789012345678901\",\"TransAmount\":\"1\",\"BusinessShortCode\":\"1\"}"
            })
    void knowsWhatIsNone(String body) {
        assertThat(PaybillNotice.read(body)).isEmpty();
    }
}
