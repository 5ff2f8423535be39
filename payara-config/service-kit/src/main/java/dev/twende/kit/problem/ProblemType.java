package dev.twende.kit.problem;

import static dev.twende.kit.problem.ProblemType.Kind.BUG;
import static dev.twende.kit.problem.ProblemType.Kind.CALLER;
import static dev.twende.kit.problem.ProblemType.Kind.DEPENDENCY;
import static dev.twende.kit.problem.ProblemType.Kind.STATE;

import java.util.Arrays;
import java.util.Optional;

/**
 * The one catalogue of everything a Twende API can refuse (RFC 9457 problem types). A code is a promise to clients: it is
 * never renamed and never changes its meaning. {@code docs/problems.md} is generated from this enum.
 *
 * @see dev.twende.kit.problem.ProblemCatalogueTest
 */
public enum ProblemType {
    // any house
    MALFORMED_JSON(
            "malformed-json",
            400,
            "Malformed JSON",
            CALLER,
            "The body is not the JSON this call expects. Correct the syntax or the type of the field."),
    BAD_REQUEST(
            "bad-request",
            400,
            "Bad request",
            CALLER,
            "The request cannot be understood. Correct it; repeating it will not help."),
    UNAUTHENTICATED(
            "unauthenticated",
            401,
            "Authentication required",
            CALLER,
            "No token, or one that is expired, forged or meant for someone else. Log in again."),
    FORBIDDEN("forbidden", 403, "Not allowed", CALLER, "The token is good, but its roles do not allow this call."),
    NOT_FOUND("not-found", 404, "Not found", CALLER, "Nothing here under this id, or nothing that you may see."),
    METHOD_NOT_ALLOWED(
            "method-not-allowed",
            405,
            "Method not allowed",
            CALLER,
            "The resource exists but does not know this method; see the Allow header."),
    NOT_ACCEPTABLE(
            "not-acceptable",
            406,
            "Not acceptable",
            CALLER,
            "The call cannot answer in the asked media type; ask for application/json."),
    PAYLOAD_TOO_LARGE(
            "payload-too-large",
            413,
            "Payload too large",
            CALLER,
            "The body exceeds the limit of this call, which the detail names."),
    UNSUPPORTED_MEDIA_TYPE(
            "unsupported-media-type",
            415,
            "Unsupported media type",
            CALLER,
            "Send the media type this call consumes, mostly application/json."),
    VALIDATION_FAILED(
            "validation-failed",
            422,
            "Validation failed",
            CALLER,
            "One or more fields break a rule; errors lists them. Correct the fields and send again."),
    IDEMPOTENCY_KEY_REUSED(
            "idempotency-key-reused",
            422,
            "Idempotency key reused",
            CALLER,
            "This Idempotency-Key came before with another body. Use a new key for a new request."),
    REQUEST_IN_PROGRESS(
            "request-in-progress",
            409,
            "Request in progress",
            STATE,
            "The first request with this Idempotency-Key is still running. Retry after the named seconds."),
    CONFLICT(
            "conflict",
            409,
            "Conflict",
            STATE,
            "What you change was changed by someone else, or exists already. Read it again, then decide."),
    PRECONDITION_FAILED(
            "precondition-failed",
            412,
            "Precondition failed",
            STATE,
            "It was changed since you read it: If-Match names an older version. Read it again, then decide."),
    PRECONDITION_REQUIRED(
            "precondition-required",
            428,
            "Precondition required",
            CALLER,
            "A change needs If-Match with the ETag of what you have read, so that nobody's change is lost."),
    TOO_MANY_REQUESTS(
            "too-many-requests", 429, "Too many requests", CALLER, "Slow down; retry after the named seconds."),
    INTERNAL_ERROR(
            "internal-error",
            500,
            "Internal error",
            BUG,
            "Our fault. The instance id finds it in our logs; a retry with the same Idempotency-Key is safe."),
    BUSY(
            "busy",
            503,
            "Busy",
            DEPENDENCY,
            "The house cannot take this now. Retry after the named seconds with the same Idempotency-Key."),
    DEPENDENCY_UNAVAILABLE(
            "dependency-unavailable",
            503,
            "Dependency unavailable",
            DEPENDENCY,
            "Something this call needs is down. Retry after the named seconds."),

    // auth
    INVALID_CREDENTIALS(
            "invalid-credentials",
            401,
            "Invalid credentials",
            CALLER,
            "The email and password, or the token, do not match an active account. The answer is the same for every cause."),
    INVALID_REQUEST(
            "invalid-request",
            400,
            "Invalid request",
            CALLER,
            "A parameter of the token call is missing (RFC 6749); the detail names it."),
    PROOF_REQUIRED(
            "proof-required",
            429,
            "Proof of work required",
            CALLER,
            "Too many logins failed. Solve the challenge in this problem, as ALTCHA's clients do, and send the solution as proof. Nobody is"
                    + " locked out: where an account was used before, it goes on without."),
    INVALID_GRANT(
            "invalid-grant",
            400,
            "Invalid grant",
            CALLER,
            "The refresh token is unknown, used, expired or revoked. Log in again."),
    INVALID_CLIENT(
            "invalid-client",
            401,
            "Invalid client",
            CALLER,
            "The client id and secret do not match a service account, or the assertion is none of an enrolled device."),
    UNSUPPORTED_GRANT_TYPE(
            "unsupported-grant-type",
            400,
            "Unsupported grant type",
            CALLER,
            "The token call knows refresh_token and client_credentials."),
    ENROLMENT_VOID(
            "enrolment-void",
            410,
            "Enrolment void",
            STATE,
            "The code is unknown, was used or is too old; the answer is the same for all. Have the administrator show a new one."),
    DEVICE_NOT_ACTIVE("device-not-active", 409, "Device not active", STATE, "The device was revoked, for good."),
    PIN_REFUSED(
            "pin-refused",
            401,
            "PIN refused",
            CALLER,
            "The cashier and the PIN do not match, or the cashier is locked on this device after too many tries; the answer is the"
                    + " same for both. Setting the PIN anew unlocks."),
    NOT_ON_A_DEVICE(
            "not-on-a-device",
            403,
            "Not on a device",
            CALLER,
            "This is not done with the token of a device, which others use too. Log in with email and password."),
    ROLE_NOT_GRANTABLE(
            "role-not-grantable", 403, "Role not grantable", CALLER, "A company admin gives company roles only."),
    OWN_ACCOUNT(
            "own-account",
            409,
            "Own account",
            STATE,
            "Nobody closes the account he acts with; another administrator does."),
    SECOND_FACTOR_REQUIRED(
            "second-factor-required",
            401,
            "Second factor required",
            CALLER,
            "The password is right. Send the same with otp: a code of the authenticator that was not used before, or a recovery code."),
    SECOND_FACTOR_ENROLLED(
            "second-factor-enrolled",
            409,
            "Second factor enrolled",
            STATE,
            "The account has a second factor already. Remove it first, with a code of it."),
    SECOND_FACTOR_ABSENT(
            "second-factor-absent",
            409,
            "No second factor",
            STATE,
            "The account has no second factor, or none that waits for its first code. Begin an enrolment."),
    LINK_INVALID(
            "link-invalid",
            410,
            "Link invalid",
            STATE,
            "The link is unknown, used, expired or revoked; which of them is not told. Ask for another one."),
    INVITATION_CLOSED(
            "invitation-closed",
            409,
            "Invitation closed",
            STATE,
            "The user has a password already, or is deactivated. A forgotten password is asked for by the user."),
    ROLE_NAME_TAKEN("role-name-taken", 409, "Role name taken", STATE, "The company has another role of this name."),
    ROLE_IN_USE(
            "role-in-use",
            409,
            "Role in use",
            STATE,
            "Users still have the role; users says how many. Give them other roles, then delete it."),
    TOO_MANY_ROLES(
            "too-many-roles",
            409,
            "Too many roles",
            STATE,
            "The company has as many roles of its own as one may have. Delete one that nobody needs."),
    EMAIL_TAKEN("email-taken", 409, "Email taken", STATE, "Another account uses this email address."),

    // company
    TIN_NUMBER_TAKEN(
            "tin-number-taken",
            409,
            "TIN number taken",
            STATE,
            "Another company of this country has this tax identification number."),
    STOP_CODE_TAKEN(
            "stop-code-taken",
            409,
            "Stop code taken",
            STATE,
            "Another stop has this code; stops are shared by all companies, so use that one."),
    STOP_SHARED(
            "stop-shared",
            409,
            "Stop shared",
            STATE,
            "Other companies serve the stop, so that only the platform changes it. Ask it to."),
    PLATE_NUMBER_TAKEN(
            "plate-number-taken",
            409,
            "Plate number taken",
            STATE,
            "Another bus of this country has this plate number."),
    BUS_RETIRED("bus-retired", 409, "Bus retired", STATE, "The bus is out of service and takes no new schedules."),
    ILLEGAL_TRANSITION(
            "illegal-transition",
            409,
            "Illegal transition",
            STATE,
            "The current status does not allow this move; from and to name them."),
    COMPANY_NOT_ACTIVE(
            "company-not-active", 409, "Company not active", STATE, "Only an active company publishes schedules."),
    ROUTE_ARCHIVED(
            "route-archived",
            409,
            "Route archived",
            STATE,
            "The route takes no new timetables and schedules; activate it."),
    ROUTE_DUPLICATE(
            "route-duplicate",
            409,
            "Route duplicate",
            STATE,
            "The company has a route with the same stops in the same order, which route_id names. Use it, or send allow_duplicate."),
    ROUTE_IN_USE(
            "route-in-use",
            409,
            "Route in use",
            STATE,
            "Timetables or schedules run along the route, so its stops and times stay. Add another route."),
    CURRENCY_IN_USE(
            "currency-in-use",
            409,
            "Currency in use",
            STATE,
            "The company has fares or published schedules in its currency, so the currency stays."),
    FARES_MISSING(
            "fares-missing",
            409,
            "Fares missing",
            STATE,
            "No stop pair of the route has a fare, so nothing could be sold. Set fares, then publish."),
    SCHEDULE_IN_PAST("schedule-in-past", 409, "Schedule in the past", STATE, "The departure time has passed."),
    BUS_BUSY(
            "bus-busy",
            409,
            "Bus busy",
            STATE,
            "The bus drives another schedule at that time, turn-round included; clash names it. Take another bus or time."),
    DRIVER_BUSY(
            "driver-busy",
            409,
            "Driver busy",
            STATE,
            "The driver drives another schedule at that time, turn-round included; clash names it. Take another driver or time."),
    RUN_TAKEN(
            "run-taken",
            409,
            "Run taken",
            STATE,
            "The route has a run with this number at this date and time. Take another run number, or leave it out."),
    TIMETABLE_RETIRED(
            "timetable-retired",
            409,
            "Timetable retired",
            STATE,
            "A retired timetable changes and generates nothing more."),
    SCHEDULE_NOT_CHANGEABLE(
            "schedule-not-changeable",
            409,
            "Schedule not changeable",
            STATE,
            "The status of the schedule, which status names, does not allow this change."),
    BUS_CHANGE_PENDING(
            "bus-change-pending",
            409,
            "Bus change pending",
            STATE,
            "A change of the schedule's bus is being settled; it ends by itself. Retry after the named seconds."),
    FEED_UNREADABLE(
            "feed-unreadable",
            422,
            "Feed unreadable",
            CALLER,
            "The file is not a GTFS feed that can be read; detail names the first fatal flaw."),

    // ticketing
    SEAT_TAKEN(
            "seat-taken",
            409,
            "Seat taken",
            STATE,
            "Someone else holds or owns a seat of this request on an overlapping stretch. Choose another seat."),
    SEAT_UNKNOWN("seat-unknown", 422, "Seat unknown", CALLER, "The bus of this schedule has no such seat."),
    SOLD_OUT("sold-out", 409, "Sold out", STATE, "Fewer seats are free on this stretch than passengers were named."),
    NO_SUCH_SEGMENT(
            "no-such-segment",
            422,
            "No such segment",
            CALLER,
            "The stops are not on this schedule in this order, or do not allow boarding or alighting."),
    TOO_MANY_WATCHERS(
            "too-many-watchers",
            429,
            "Too many watchers",
            CALLER,
            "This server tells as many readers of seat changes as it can, or as many at your address as it will. Ask for the seat map now"
                    + " and then, or retry after the named seconds."),
    SCHEDULE_NOT_ON_SALE(
            "schedule-not-on-sale",
            409,
            "Schedule not on sale",
            STATE,
            "The schedule is cancelled, completed or not open for sale."),
    COMPANY_SUSPENDED(
            "company-suspended",
            409,
            "Company suspended",
            STATE,
            "The company sells nothing at present. Tickets it has sold stay good."),
    LEASE_QUOTA(
            "lease-quota",
            409,
            "Lease quota used up",
            STATE,
            "The device, or all of the company's together, may borrow quota seats; lent tells how many are. Sell or give back some."),
    LEASE_TOO_LATE(
            "lease-too-late",
            409,
            "Too late to borrow",
            STATE,
            "Seats go back some time before the departure, at until, and that is too soon or over. Sell online, or at risk."),
    DEVICE_REQUIRED(
            "device-required",
            403,
            "Only on a device",
            CALLER,
            "This is for an enrolled point-of-sale device: call with its own token, or one of a cashier who is logged in on it."),
    SEATS_STRANDED(
            "seats-stranded",
            409,
            "Seats stranded",
            STATE,
            "The other bus has no seat for some passengers: stranded lists their seats, moves who would go where. Plan otherwise."),
    CHOICE_MADE(
            "choice-made",
            409,
            "Choice made",
            STATE,
            "The passengers of this disrupted booking have chosen already, or it was refunded."),
    CHOICE_OVER(
            "choice-over",
            409,
            "Choice over",
            STATE,
            "The deadline has passed: a booking of a cancelled schedule is refunded by itself, one of a late bus stays."),
    SCHEDULE_CHANGED(
            "schedule-changed",
            409,
            "Schedule changed",
            STATE,
            "The schedule was changed while this was being booked. Look at its times, price and seats again, then decide."),
    SCHEDULE_DEPARTED("schedule-departed", 409, "Schedule departed", STATE, "The bus has left the boarding stop."),
    NOT_SELLABLE(
            "not-sellable",
            409,
            "Not sellable",
            STATE,
            "No fare is set for this pair of stops in this fare class and rider category; there is no fallback to another."),
    SALES_NOT_OPEN(
            "sales-not-open",
            409,
            "Sales not open",
            STATE,
            "This channel does not sell the ride yet; opens_at tells when. Another channel may."),
    SALES_CLOSED(
            "sales-closed",
            409,
            "Sales closed",
            STATE,
            "This channel sells the ride no longer; closes_at tells since when. The counter may still sell it."),
    BOOKING_NOT_PAYABLE(
            "booking-not-payable",
            409,
            "Booking not payable",
            STATE,
            "The booking is paid, released or expired; make a new one."),
    BOOKING_NOT_RELEASABLE(
            "booking-not-releasable", 409, "Booking not releasable", STATE, "Only an unpaid booking can be released."),
    BOOKING_NOT_EXTENDABLE(
            "booking-not-extendable",
            409,
            "Booking not extendable",
            STATE,
            "Only an unpaid booking can have more time, and only once. Pay it, or make a new one when it is over."),
    PAY_LATER_NOT_OFFERED(
            "pay-later-not-offered",
            409,
            "Pay later not offered",
            STATE,
            "The company reserves no seats without money, or the bus leaves too soon; pay_by tells until when it would have been. Sell it."),
    PAY_LATER_LIMIT(
            "pay-later-limit",
            409,
            "Too many seats to be paid",
            STATE,
            "So many seats may wait for the money of one phone: seats_per_phone; waiting tells how many do. Have some paid or released."),
    PRICE_CHANGED(
            "price-changed",
            409,
            "Price changed",
            STATE,
            "The seats cost more than expected_total, the price that was shown; total is the new one. Ask the passenger, then send it."),
    BOARDING_NOT_UNDOABLE(
            "boarding-not-undoable",
            409,
            "Boarding not undoable",
            STATE,
            "Nobody boarded by this scan; decision tells what was answered."),
    UNDO_OVER(
            "undo-over",
            409,
            "Undo over",
            STATE,
            "A boarding can be taken back for some minutes only; undoable_until tells until when it could."),
    NO_SHOW_NOT_RELEASABLE(
            "no-show-not-releasable",
            409,
            "No-show not releasable",
            STATE,
            "The seat of this absent passenger cannot be sold again; detail tells why."),
    TICKET_NOT_VALID(
            "ticket-not-valid",
            409,
            "Ticket not valid",
            STATE,
            "Only a paid ticket has documents, until it is cancelled or the booking has another in its place: status and superseded tell."),
    TICKET_NOT_PRINTED(
            "ticket-not-printed",
            409,
            "Ticket not printed",
            STATE,
            "Staff note a print first, by POST to the ticket's prints; the document then bears its number."),
    BOOKING_NOT_CHANGEABLE(
            "booking-not-changeable",
            409,
            "Booking not changeable",
            STATE,
            "Only a paid booking whose passengers have not travelled can be changed; status tells what it is."),
    QUOTE_EXPIRED(
            "quote-expired", 410, "Quote expired", STATE, "The quote was good until valid_until. Ask for another one."),
    QUOTE_CLOSED(
            "quote-closed",
            409,
            "Quote closed",
            STATE,
            "The quote was accepted or withdrawn before; status tells which."),
    QUOTE_OUTDATED(
            "quote-outdated",
            409,
            "Quote outdated",
            STATE,
            "The booking was changed since this was quoted. Ask for another quote."),
    NOTHING_REFUNDED(
            "nothing-refunded",
            409,
            "Nothing refunded",
            STATE,
            "No money comes back for these tickets. Send confirm_no_refund to give them back all the same."),
    NOT_EXCHANGEABLE(
            "not-exchangeable",
            409,
            "Not exchangeable",
            STATE,
            "The conditions these tickets were sold under allow no exchange, or none so near to the departure."),
    EXCHANGE_PENDING(
            "exchange-pending",
            409,
            "Exchange pending",
            STATE,
            "An exchange of the booking, which exchange_id names, waits for its supplement. Pay it, withdraw it or let it end."),
    NAME_CHANGE_PENDING(
            "name-change-pending",
            409,
            "Name change pending",
            STATE,
            "Another name for a ticket of the booking, which change_id names, waits for its fee. Pay it, withdraw it or let it end."),
    CHOICE_OPEN(
            "choice-open",
            409,
            "Choice open",
            STATE,
            "The bus is cancelled or late and the passengers may still choose another bus or the money. They choose first."),
    CHANGE_TOO_LATE(
            "change-too-late",
            409,
            "Change too late",
            STATE,
            "Nobody else is named for the ticket so near to the departure, or by its conditions; until tells how long it was possible, if it was."),
    NAME_CHANGES_USED(
            "name-changes-used",
            409,
            "Name changes used",
            STATE,
            "The ticket was handed on as often as is allowed. Give it back and buy another one."),
    VOUCHER_UNKNOWN(
            "voucher-unknown",
            422,
            "Voucher unknown",
            CALLER,
            "No voucher of the company that runs this schedule has this code. Another company's code gets the same answer."),
    VOUCHER_NOT_APPLICABLE(
            "voucher-not-applicable",
            409,
            "Voucher not applicable",
            STATE,
            "The voucher cannot be used for this purchase; reason tells why. Buy without it, or something it is good for."),
    SEATS_AVAILABLE(
            "seats-available",
            409,
            "Seats available",
            STATE,
            "Enough seats are free for this party. Book them; the waiting list is for schedules that are sold out."),
    ALREADY_WAITING(
            "already-waiting",
            409,
            "Already waiting",
            STATE,
            "This phone has a place in the line of this stretch already. It may leave, and join again at the end."),
    WAITING_LIST_FULL(
            "waiting-list-full",
            409,
            "Waiting list full",
            STATE,
            "As many parties as may wait for this schedule do. Choose another schedule."),
    OPERATION_ID_REUSED(
            "operation-id-reused",
            422,
            "Operation id reused",
            CALLER,
            "The device told another operation under this operation_id before. Only in results of a sync; the operation is kept as invalid."),
    SEQUENCE_REUSED(
            "sequence-reused",
            422,
            "Sequence reused",
            CALLER,
            "The device told another operation with this sequence before. Only in results of a sync; nothing came of this one."),
    CONFLICT_RESOLVED(
            "conflict-resolved",
            409,
            "Conflict resolved",
            STATE,
            "Somebody, or the company's rule, was faster; resolution says how."),
    SCHEDULE_UNAVAILABLE(
            "schedule-unavailable",
            503,
            "Schedule unavailable",
            DEPENDENCY,
            "The schedule is not known here yet and its owner cannot be asked. Retry after the named seconds."),
    SEAT_GUARD_UNAVAILABLE(
            "seat-guard-unavailable",
            503,
            "Seat guard unavailable",
            DEPENDENCY,
            "The seat guard has lost its quorum and is set to refuse. Retry after the named seconds."),

    // payment
    PAYMENT_METHOD_UNSUPPORTED(
            "payment-method-unsupported",
            422,
            "Payment method unsupported",
            CALLER,
            "This method is not offered for this currency or company."),
    WRONG_CURRENCY(
            "wrong-currency",
            422,
            "Wrong currency",
            CALLER,
            "The amount is in another currency than what it belongs to; detail names the right one."),
    NO_OPEN_SHIFT(
            "no-open-shift",
            409,
            "No open shift",
            STATE,
            "Cash is only taken and paid out by somebody whose shift of this company is open. Open one."),
    SHIFT_ALREADY_OPEN(
            "shift-already-open",
            409,
            "Shift already open",
            STATE,
            "Nobody answers for two drawers at once. Close the open shift first."),
    SHIFT_ON_DEVICE(
            "shift-on-device",
            409,
            "Shift on a device",
            STATE,
            "A device numbers and counts its own shifts and tells of them by POST /ticketing/v1/pos/sync: SHIFT_OPENED, SHIFT_CLOSED."),
    SIGN_OFF_BY_ANOTHER(
            "sign-off-by-another",
            409,
            "Sign-off by another",
            STATE,
            "A count is signed off by somebody else than the one who answers for the drawer."),
    FLOAT_EXHAUSTED(
            "float-exhausted",
            409,
            "Float exhausted",
            STATE,
            "The agent has not paid in enough beforehand for this. Top the float up, take another method, or withdraw less."),
    PERIOD_NOT_OVER(
            "period-not-over",
            409,
            "Period not over",
            STATE,
            "A settlement is closed once its period has ended, so that nothing can come into it any more."),
    SETTLEMENT_OUT_OF_LINE(
            "settlement-out-of-line",
            409,
            "Settlement out of line",
            STATE,
            "A company's settlements follow each other without gaps; next_from names where the next one begins."),
    PAYOUT_EXCEEDS_PAYABLE(
            "payout-exceeds-payable",
            409,
            "Payout exceeds payable",
            STATE,
            "At most what a closed settlement says, and what is still owed, is paid out; payable names it."),
    NOT_REFUNDABLE(
            "not-refundable",
            409,
            "Not refundable",
            STATE,
            "No money of this payment is here, so none can go back. Read the transaction's status."),
    REFUND_EXCEEDS_PAYMENT(
            "refund-exceeds-payment",
            409,
            "Refund exceeds payment",
            STATE,
            "Together with what is back or on its way back already, this is more than was paid; left names what can still go."),
    PAYMENT_AMOUNT_OUT_OF_RANGE(
            "payment-amount-out-of-range",
            422,
            "Payment amount out of range",
            CALLER,
            "The provider moves no such amount at once; the extensions min and max say what it does. Pay by another method."),
    PAYMENT_PROVIDER_UNAVAILABLE(
            "payment-provider-unavailable",
            503,
            "Payment provider unavailable",
            DEPENDENCY,
            "The provider cannot be reached and nothing was charged. Retry after the named seconds."),
    PAYMENT_IN_PROGRESS(
            "payment-in-progress",
            409,
            "Payment in progress",
            STATE,
            "Another attempt to pay this booking, which transaction_id and method name, is under way. Wait until it has ended."),
    PAYMENT_AMOUNT_DIFFERS(
            "payment-amount-differs",
            409,
            "Payment amount differs",
            STATE,
            "The money is not the price of the booking; paid and price name both. Send it back, or find the right booking."),
    WEBHOOK_LIMIT_REACHED(
            "webhook-limit-reached",
            409,
            "Webhook limit reached",
            STATE,
            "The company has as many webhooks as it may have. Remove one first.");

    private final String code;
    private final int status;
    private final String title;
    private final Kind kind;
    private final String meaning;

    ProblemType(String code, int status, String title, Kind kind, String meaning) {
        this.code = code;
        this.status = status;
        this.title = title;
        this.kind = kind;
        this.meaning = meaning;
    }

    /** The type with this code; empty when this release knows none, also for null. */
    public static Optional<ProblemType> ofCode(String code) {
        return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
    }

    /** The stable code that clients switch on, in kebab case. */
    public String code() {
        return code;
    }

    /** The HTTP status it travels with. */
    public int status() {
        return status;
    }

    /** A short human title, the same for every occurrence. */
    public String title() {
        return title;
    }

    /** Whose move it is. */
    public Kind kind() {
        return kind;
    }

    /** What it means and what the client does about it. */
    public String meaning() {
        return meaning;
    }

    /** The RFC 9457 {@code type} member. */
    public String uri() {
        return "urn:twende:problem:" + code;
    }

    /** Whose move it is when a problem occurs. */
    public enum Kind {
        /** The caller sent something wrong. */
        CALLER,
        /** The request was fine; the world was in another state. */
        STATE,
        /** Something we depend on failed; a retry may succeed. */
        DEPENDENCY,
        /** A defect of ours. */
        BUG
    }
}
