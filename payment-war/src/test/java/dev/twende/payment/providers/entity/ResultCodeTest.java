package dev.twende.payment.providers.entity;

import static dev.twende.payment.providers.entity.ResultCode.Verdict.ASK_AGAIN;
import static dev.twende.payment.providers.entity.ResultCode.Verdict.NOT_PAID;
import static dev.twende.payment.providers.entity.ResultCode.Verdict.PAID;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultCodeTest {
    @Test
    void zeroIsPaidWhateverWasSaidBefore() {
        assertThat(new ResultCode("0").verdict(Optional.empty())).isEqualTo(PAID);
        assertThat(new ResultCode("0").verdict(Optional.of(new ResultCode("1037"))))
                .isEqualTo(PAID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "2",
                "17",
                "26",
                "1001",
                "1019",
                "1025",
                "1032",
                "2001",
                "2028",
                "8006",
                "9999",
                "SFC_IC0003",
                "00",
                "0.0",
                "-0",
                " 0"
            })
    void allElseIsNotPaid(String code) {
        assertThat(new ResultCode(code).verdict(Optional.empty())).isEqualTo(NOT_PAID);
    }

    @Test
    void aPhoneThatDidNotAnswerIsAskedAboutOnceMore() {
        ResultCode noAnswer = new ResultCode("1037");

        assertThat(noAnswer.verdict(Optional.empty())).isEqualTo(ASK_AGAIN);
        assertThat(noAnswer.verdict(Optional.of(new ResultCode("1032")))).isEqualTo(ASK_AGAIN);
        assertThat(noAnswer.verdict(Optional.of(noAnswer))).isEqualTo(NOT_PAID);
    }
}
