package dev.twende.payment.paybills.boundary;

import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.payment.callbacks.boundary.Sender;
import dev.twende.payment.callbacks.boundary.Senders;
import dev.twende.payment.paybills.control.PaybillConfig;
import dev.twende.payment.paybills.control.PaybillNotice;
import dev.twende.payment.paybills.entity.PaybillPayment;
import dev.twende.payment.providers.boundary.Mpesa;
import dev.twende.payment.providers.entity.WholeUnits;
import dev.twende.payment.transactions.boundary.BookingStates;
import dev.twende.payment.transactions.boundary.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What needs others to be asked about a Pay Bill payment, and therefore has no transaction of its own. */
@ApplicationScoped
public class PaybillDesk {
    private static final String PATH = "/payment/v1/paybills/";
    private static final String REFERENCE = "[A-Z0-9]{1,12}";

    private Paybills paybills;
    private Transactions transactions;
    private BookingStates bookings;
    private Mpesa mpesa;
    private Senders senders;
    private PaybillConfig config;

    protected PaybillDesk() {} // for the CDI proxy

    @Inject
    public PaybillDesk(
            Paybills paybills,
            Transactions transactions,
            BookingStates bookings,
            Mpesa mpesa,
            Senders senders,
            PaybillConfig config) {
        this.paybills = paybills;
        this.transactions = transactions;
        this.bookings = bookings;
        this.mpesa = mpesa;
        this.senders = senders;
        this.config = config;
    }

    /** Lets the provider know our addresses. */
    public void register() {
        mpesa.registerPaybill(PATH + config.secret());
    }

    /** Whether a customer should pay this. Answers within two seconds, so that the provider does not decide without us. */
    PaybillVerdict validate(String secret, Sender sender, String body) {
        mustBeTheProvider(secret, sender);
        return PaybillNotice.read(body).map(this::judge).orElse(PaybillVerdict.OTHER);
    }

    /** A customer has paid, says whoever knows the address. */
    void confirm(String secret, Sender sender, String body) {
        mustBeTheProvider(secret, sender);
        paybills.hear(body);
    }

    /** Nobody else was told the secret. */
    private void mustBeTheProvider(String secret, Sender sender) {
        boolean told = MessageDigest.isEqual(
                config.secret().getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
        if (!told || !senders.mayTellUs(sender)) {
            throw Problem.of(ProblemType.NOT_FOUND, "Nobody was given this address.");
        }
    }

    private PaybillVerdict judge(PaybillNotice notice) {
        String reference = PaybillPayment.bookingReference(notice.reference());
        if (!notice.shortCode().equals(config.shortCode())) {
            return PaybillVerdict.SHORT_CODE;
        }
        if (!reference.matches(REFERENCE)) {
            return PaybillVerdict.ACCOUNT;
        }
        try {
            Money price = transactions.livePrice(reference).orElseGet(() -> bookings.priceNow(reference));
            return WholeUnits.isSame(notice.units(), price) ? PaybillVerdict.ACCEPTED : PaybillVerdict.AMOUNT;
        } catch (Problem refused) {
            boolean nobodyKnows = refused.type().kind() == ProblemType.Kind.DEPENDENCY;
            return nobodyKnows ? PaybillVerdict.OTHER : PaybillVerdict.ACCOUNT;
        }
    }

    /** A person found out whose money it is. */
    public UnmatchedResponse assign(UUID id, AssignRequest request, IdempotencyKey key) {
        String reference = PaybillPayment.bookingReference(request.bookingReference());
        return paybills.assign(
                id, request, Optional.ofNullable(bookings.of(List.of(reference)).get(reference)), key);
    }
}
