package dev.twende.ticketing.vouchers.boundary;

import dev.twende.kit.id.Ids;
import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.idempotency.IdempotentRequests;
import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.rest.IfMatch;
import dev.twende.kit.rest.Page;
import dev.twende.kit.security.Caller;
import dev.twende.ticketing.schedules.boundary.CallerChannel;
import dev.twende.ticketing.schedules.boundary.Schedules;
import dev.twende.ticketing.schedules.entity.FareProduct;
import dev.twende.ticketing.schedules.entity.Journey;
import dev.twende.ticketing.schedules.entity.SchedulePlan;
import dev.twende.ticketing.vouchers.control.VoucherConfig;
import dev.twende.ticketing.vouchers.control.VoucherStore;
import dev.twende.ticketing.vouchers.entity.Purchase;
import dev.twende.ticketing.vouchers.entity.Refusal;
import dev.twende.ticketing.vouchers.entity.Usage;
import dev.twende.ticketing.vouchers.entity.UseStatus;
import dev.twende.ticketing.vouchers.entity.Voucher;
import dev.twende.ticketing.vouchers.entity.VoucherCode;
import dev.twende.ticketing.vouchers.entity.VoucherConditions;
import dev.twende.ticketing.vouchers.entity.VoucherKind;
import dev.twende.ticketing.vouchers.entity.VoucherScope;
import dev.twende.ticketing.vouchers.entity.VoucherUse;
import dev.twende.ticketing.vouchers.entity.VoucherValue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Issues vouchers, changes and withdraws them, tries them out, and lets bookings use them. */
@ApplicationScoped
@Transactional
public class Vouchers {
    private final SecureRandom random = new SecureRandom();
    private VoucherStore store;
    private Schedules schedules;
    private CallerChannel channel;
    private IdempotentRequests idempotent;
    private Caller caller;
    private VoucherConfig config;
    private Clock clock;

    protected Vouchers() {} // for the CDI proxy

    @Inject
    public Vouchers(
            VoucherStore store,
            Schedules schedules,
            CallerChannel channel,
            IdempotentRequests idempotent,
            Caller caller,
            VoucherConfig config,
            Clock clock) {
        this.store = store;
        this.schedules = schedules;
        this.channel = channel;
        this.idempotent = idempotent;
        this.caller = caller;
        this.config = config;
        this.clock = clock;
    }

    // ---- the company's people ----

    /** Issues equals, each with a code of its own. */
    public IssuedResponse issue(VoucherRequest request, IdempotencyKey key) {
        UUID companyId = caller.companyOr(request.companyId());
        return idempotent.once(key, "vouchers.issue", request, IssuedResponse.class, () -> {
            Instant now = clock.instant();
            UUID batchId = Ids.next();
            VoucherValue value = new VoucherValue(request.kind(), request.amount(), request.percent(), request.cap());
            VoucherConditions conditions = request.conditions().conditions(usesByDefault(value), now);
            List<Voucher> issued = IntStream.range(0, Objects.requireNonNullElse(request.count(), 1))
                    .mapToObj(i -> new Voucher(
                            Ids.next(), companyId, batchId, VoucherCode.next(random), value, conditions, now))
                    .toList();
            store.addAll(issued);
            return new IssuedResponse(
                    batchId,
                    issued.stream()
                            .map(voucher -> VoucherResponse.from(voucher, Usage.NONE))
                            .toList());
        });
    }

    private static int usesByDefault(VoucherValue value) {
        return value.kind() == VoucherKind.BALANCE ? VoucherConditions.MOST_USES : 1;
    }

    /** @param batchId null for all of the company's */
    public Page<VoucherResponse> list(UUID companyId, UUID batchId, UUID after, int limit) {
        List<Voucher> found = store.page(caller.companyOr(companyId), batchId, after, limit + 1);
        Map<UUID, Usage> usages = store.usages(found.stream().map(Voucher::id).toList());
        return Page.of(
                found.stream()
                        .map(voucher -> VoucherResponse.from(voucher, usages.getOrDefault(voucher.id(), Usage.NONE)))
                        .toList(),
                limit,
                voucher -> voucher.voucherId().toString());
    }

    public VoucherResponse get(UUID id) {
        return shown(requireForCaller(id));
    }

    /** Changes when and for what it is used from now on; bookings that use it already keep what they have. */
    public VoucherResponse change(UUID id, IfMatch seen, ConditionsBody conditions) {
        Voucher voucher = requireForCaller(id);
        IfMatch.mustMatch(seen, voucher.version());
        voucher.change(conditions.conditions(usesByDefault(voucher.value()), clock.instant()));
        store.changed(voucher);
        return shown(voucher);
    }

    /** Nobody uses it any more; bookings that use it already keep what they have. A second time changes nothing. */
    public VoucherResponse withdraw(UUID id) {
        Voucher voucher = requireForCaller(id);
        if (voucher.withdrawnAt().isEmpty()) {
            voucher.withdraw(clock.instant());
            store.changed(voucher);
        }
        return shown(voucher);
    }

    public Page<UseResponse> uses(UUID id, UUID after, int limit) {
        Voucher voucher = requireForCaller(id);
        return Page.of(
                store.usesOf(voucher.id(), after, limit + 1).stream()
                        .map(UseResponse::from)
                        .toList(),
                limit,
                use -> use.useId().toString());
    }

    private Voucher requireForCaller(UUID id) {
        Voucher voucher = store.require(id);
        caller.mustActFor(voucher.companyId());
        return voucher;
    }

    private VoucherResponse shown(Voucher voucher) {
        return VoucherResponse.from(voucher, store.usage(voucher.id(), null));
    }

    // ---- who has a code ----

    /**
     * What a code would do to a price now, for anybody, without promise.
     *
     * @throws Problem {@link ProblemType#VOUCHER_UNKNOWN}, {@link ProblemType#VOUCHER_NOT_APPLICABLE}, and why nothing is sold there
     */
    public TrialResponse trial(TrialRequest request) {
        SchedulePlan plan = schedules.plan(request.scheduleId());
        Journey journey = plan.journey(request.fromStopId(), request.toStopId());
        Money price = price(request, plan, journey);
        Purchase purchase = new Purchase(
                plan.companyId(),
                plan.routeId(),
                request.fromStopId(),
                request.toStopId(),
                channel.current().name(),
                price,
                null);
        Voucher voucher = known(store.find(VoucherCode.normalized(request.code())), plan.companyId());
        Money discount = off(voucher, purchase, store.usage(voucher.id(), null));
        return new TrialResponse(price, discount, new Money(price.amount() - discount.amount(), price.currency()));
    }

    private static Money price(TrialRequest request, SchedulePlan plan, Journey journey) {
        List<String> named = Objects.requireNonNullElse(request.riderCategories(), List.of());
        int adults = Math.max(0, Objects.requireNonNullElse(request.passengers(), 1) - named.size());
        String fareClass = Objects.requireNonNullElse(request.fareClass(), FareProduct.STANDARD);
        return Stream.concat(
                        named.stream(), Stream.generate(() -> FareProduct.ADULT).limit(adults))
                .map(category -> plan.fare(journey, fareClass, category))
                .reduce(Money::plus)
                .orElseThrow();
    }

    // ---- bookings ----

    /**
     * Reserves a use for a booking that is being made. Bookings that use one voucher queue up here, all of them with their seats
     * claimed already, so that none waits for another in a circle.
     *
     * @param code as it was typed
     * @throws Problem {@link ProblemType#VOUCHER_UNKNOWN}, {@link ProblemType#VOUCHER_NOT_APPLICABLE}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Discount reserve(String code, UUID bookingId, String bookingReference, Purchase purchase) {
        Voucher voucher = known(store.findForUpdate(VoucherCode.normalized(code)), purchase.companyId());
        Money discount = off(voucher, purchase, store.usage(voucher.id(), purchase.phone()));
        UUID useId = Ids.next();
        store.reserve(useId, voucher.id(), bookingId, bookingReference, purchase, discount.amount());
        return new Discount(voucher.id(), useId, discount);
    }

    /** The same answer whether nobody has issued the code or another company has. */
    private static Voucher known(Optional<Voucher> found, UUID companyId) {
        return found.filter(voucher -> voucher.companyId().equals(companyId))
                .orElseThrow(() -> Problem.of(ProblemType.VOUCHER_UNKNOWN, "No voucher has this code here."));
    }

    private Money off(Voucher voucher, Purchase purchase, Usage usage) {
        voucher.refusal(purchase, usage, clock.instant()).ifPresent(refusal -> {
            throw notApplicable(refusal);
        });
        return voucher.off(purchase, usage);
    }

    private static Problem notApplicable(Refusal refusal) {
        return Problem.of(ProblemType.VOUCHER_NOT_APPLICABLE, refusal.words()).with("reason", refusal);
    }

    /** Makes the use of a booking final that nothing is left to pay for. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void spend(UUID bookingId) {
        store.move(bookingId, UseStatus.RESERVED, UseStatus.FINAL);
    }

    /**
     * Reserves the use of a booking once more whose hold was over, if nobody used the voucher up meanwhile. That it expired or was
     * withdrawn since does not matter: the passenger paid what was promised.
     *
     * @return false when it was used up
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean reserveAgain(UUID bookingId) {
        Optional<VoucherUse> returned = store.useOf(bookingId).filter(use -> use.status() == UseStatus.RETURNED);
        if (returned.isEmpty()) {
            return true;
        }
        VoucherUse use = returned.get();
        Voucher voucher = store.requireForUpdate(use.voucherId());
        if (!voucher.hasRoomFor(use.amount(), store.usage(voucher.id(), use.phone()))) {
            return false;
        }
        return store.move(bookingId, UseStatus.RETURNED, UseStatus.RESERVED).isPresent();
    }

    /**
     * Gives the use of a paid booking back, because its bus does not run.
     *
     * @return the code to use again; empty when the use was not final
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<String> giveBack(UUID bookingId, UUID voucherId) {
        return store.move(bookingId, UseStatus.FINAL, UseStatus.RETURNED)
                .map(use -> VoucherCode.written(store.require(voucherId).code()));
    }

    /**
     * Issues a voucher instead of the money of a refund: its balance is the money, for all that the company sells. The same refund is
     * given the same voucher.
     *
     * @param refundId by which the refund is known
     * @param name what the company reads, such as the booking's reference
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public RefundVoucher issueFor(UUID refundId, UUID companyId, Money value, String name) {
        Instant now = clock.instant();
        Instant until =
                now.atZone(ZoneOffset.UTC).plusMonths(config.refundMonths()).toInstant();
        return ofRefund(refundId).orElseGet(() -> {
            Voucher voucher = Voucher.ofRefund(
                    refundId,
                    companyId,
                    VoucherCode.next(random),
                    value,
                    new VoucherConditions(
                            name, now, until, VoucherConditions.MOST_USES, null, null, VoucherScope.EVERYTHING),
                    now);
            store.addAll(List.of(voucher));
            return RefundVoucher.from(voucher);
        });
    }

    /** The voucher that was issued instead of the money of a refund. */
    public Optional<RefundVoucher> ofRefund(UUID refundId) {
        return store.ofRefund(refundId).map(RefundVoucher::from);
    }
}
