package dev.twende.payment.refunds.control;

import dev.twende.payment.refunds.entity.Refund;
import dev.twende.payment.transactions.control.QuestionTimetable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/** When providers are asked about refunds: at the pace of questions about payments, for a day after the last news. */
@ApplicationScoped
public class RefundTimetable {
    private QuestionTimetable timetable;

    protected RefundTimetable() {} // for the CDI proxy

    @Inject
    public RefundTimetable(QuestionTimetable timetable) {
        this.timetable = timetable;
    }

    /**
     * The question after one at {@code now}.
     *
     * @return empty when it is time that a person looks
     */
    public Optional<Instant> next(Refund refund, Instant now) {
        return timetable.next(refund.updatedAt(), refund.updatedAt(), true, now);
    }
}
