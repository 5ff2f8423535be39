package dev.twende.launcher.simulator;

import com.sun.net.httpserver.HttpExchange;
import dev.twende.launcher.JsonText;
import dev.twende.launcher.simulator.SimulatorServer.Answer;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The side of M-Pesa that merchants use: money back, customers who pay by themselves, the statement. */
final class MpesaBusiness {
    private static final ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(NAIROBI);
    private static final DateTimeFormatter RESULT_TIME =
            DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm:ss").withZone(NAIROBI);
    private static final DateTimeFormatter PULL_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final Pattern AMOUNT = Pattern.compile("[1-9]\\d{0,8}");
    private static final Pattern SAFARICOM = Pattern.compile("254[17]\\d{8}");
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s/]+/\\S*");
    private static final Pattern REMARKS = Pattern.compile(".{2,100}");
    private static final Pattern RECEIPT = Pattern.compile("[A-Z0-9]{10}");
    private static final Pattern FORBIDDEN = Pattern.compile("(?i)mpesa|m-pesa|safaricom|exe|cmd|sql|query");
    private static final Duration PULL_WINDOW = Duration.ofHours(48);
    /** Small, so that whoever reads the statement must turn pages. */
    private static final int PULL_PAGE = 10;

    private final SimulatorServer server;
    private final Merchant merchant;
    private final Bank bank;
    private final Script script = new Script();
    /** How requests by a merchant's own id ended; null values do not occur. */
    private final Map<String, Ended> ended = new ConcurrentHashMap<>();

    private volatile Duration takes = Duration.ofMillis(250);
    private volatile Duration slowReply = Duration.ofSeconds(12);
    private volatile Duration late = Duration.ofSeconds(5);
    private volatile URI validationUrl;
    private volatile URI confirmationUrl;
    private volatile String unlessValidated;

    MpesaBusiness(SimulatorServer server, Merchant merchant, Bank bank) {
        this.server = server;
        this.merchant = merchant;
        this.bank = bank;
    }

    Script script() {
        return script;
    }

    void takes(Duration takes, Duration slowReply, Duration late) {
        this.takes = takes;
        this.slowReply = slowReply;
        this.late = late;
    }

    // ---- money back

    /** {@code POST /mpesa/reversal/v1/request} */
    Answer reverse(HttpExchange request) throws IOException {
        Fields fields = authorized(request);
        fields.matching("CommandID", Pattern.compile("TransactionReversal"));
        fields.matching("RecieverIdentifierType", Pattern.compile("11"));
        merchant.checkShortCode(fields, "ReceiverParty");
        String receipt = fields.matching("TransactionID", RECEIPT);
        long amount = Long.parseLong(fields.matching("Amount", AMOUNT));
        Ask ask = Ask.of(fields, "", merchant.hasCredential(fields));
        Optional<Bank.Movement> original = bank.income(receipt);
        Outcome outcome = script.next(original.map(Bank.Movement::msisdn).orElse(""), amount);
        return carryOut(ask, outcome, () -> {
            if (original.isEmpty()) {
                return Ended.no("R000002", "The OriginalTransactionID is invalid.");
            }
            if (bank.undone(receipt) > 0) {
                return Ended.no("R000001", "The transaction has already been reversed.");
            }
            if (amount > original.get().amount()) {
                return Ended.no("R000002", "The OriginalTransactionID is invalid.");
            }
            return moved(ask, Bank.Kind.REVERSAL, original.get().msisdn(), amount, receipt);
        });
    }

    /** {@code POST /mpesa/b2c/v3/paymentrequest} */
    Answer payOut(HttpExchange request) throws IOException {
        Fields fields = authorized(request);
        fields.required("InitiatorName");
        fields.matching("CommandID", Pattern.compile("BusinessPayment|SalaryPayment|PromotionPayment"));
        merchant.checkShortCode(fields, "PartyA");
        String payee = fields.matching("PartyB", SAFARICOM);
        long amount = Long.parseLong(fields.matching("Amount", AMOUNT));
        Ask ask = Ask.of(fields, fields.required("OriginatorConversationID"), merchant.hasCredential(fields));
        Outcome outcome = script.next(payee, amount);
        if (outcome.reply() != Outcome.Reply.BUSY
                && ended.putIfAbsent(ask.originatorConversationId(), Ended.UNDECIDED) != null) {
            throw DarajaError.duplicateOriginatorConversationId();
        }
        return carryOut(ask, outcome, () -> moved(ask, Bank.Kind.PAYOUT, payee, amount, ""));
    }

    /** {@code POST /mpesa/transactionstatus/v1/query}: the answer comes to the result address. */
    Answer status(HttpExchange request) throws IOException {
        Fields fields = authorized(request);
        fields.required("Initiator");
        fields.matching("CommandID", Pattern.compile("TransactionStatusQuery"));
        fields.matching("IdentifierType", Pattern.compile("4"));
        merchant.checkShortCode(fields, "PartyA");
        Ask ask = Ask.of(fields, "", merchant.hasCredential(fields));
        String receipt = fields.optional("TransactionID").orElse("");
        String conversation = fields.optional("OriginalConversationID").orElse("");
        server.after(takes, () -> {
            Optional<Ended> found = Optional.ofNullable(ended.get(conversation))
                    .map(Ended::asStatus)
                    .or(() -> bank.select(movement -> movement.receipt().equals(receipt)).stream()
                            .findFirst()
                            .map(MpesaBusiness::told));
            Ended answer = ask.proven()
                    ? found.orElse(Ended.no("2032", "The transaction does not exist."))
                    : Ended.no("2001", "The initiator information is invalid.");
            tell(ask, answer);
        });
        return Answer.ok(ask.accepted());
    }

    private Answer carryOut(Ask ask, Outcome outcome, Supplier<Ended> work) {
        if (outcome.reply() == Outcome.Reply.BUSY) {
            throw DarajaError.busy();
        }
        ended.putIfAbsent(ask.originatorConversationId(), Ended.UNDECIDED);
        Runnable settle = () -> {
            Ended truth = outcome.truth() != Result.PAID
                    ? Ended.no(
                            String.valueOf(outcome.truth().code()),
                            outcome.truth().description())
                    : ask.proven() ? work.get() : Ended.no("2001", "The initiator information is invalid.");
            ended.put(ask.originatorConversationId(), truth);
            Runnable tell = () -> outcome.told().forEach(told -> tell(ask, outcome, told, truth));
            if (outcome.delivery() == Outcome.Delivery.LATE) {
                server.after(late, tell);
            } else {
                tell.run();
            }
        };
        if (outcome.reply() == Outcome.Reply.AFTER_CALLBACK) {
            settle.run();
        } else {
            server.after(takes, settle);
        }
        return switch (outcome.reply()) {
            case SLOW_REPLY -> new Answer(200, ask.accepted(), slowReply);
            case CONNECTION_CUT -> Answer.none();
            case PROMPT, AFTER_CALLBACK, BUSY -> Answer.ok(ask.accepted());
        };
    }

    private Ended moved(Ask ask, Bank.Kind kind, String msisdn, long amount, String original) {
        Bank.Movement movement = new Bank.Movement(
                Bank.newReceipt(),
                kind,
                ask.remarks(),
                msisdn,
                amount,
                ask.originatorConversationId(),
                original,
                Instant.now());
        bank.move(movement);
        return told(movement);
    }

    private void tell(Ask ask, Outcome outcome, Result told, Ended truth) {
        if (told == Result.NO_ANSWER) {
            server.tell(ask.timeoutUrl(), "POST", Ended.UNDECIDED.json(ask)).join();
        } else if (told == outcome.truth()) {
            tell(ask, truth);
        } else if (told == Result.PAID) { // somebody says so
            tell(ask, Ended.yes(Bank.newReceipt(), Map.of()));
        }
    }

    private void tell(Ask ask, Ended answer) {
        server.tell(ask.resultUrl(), "POST", answer.json(ask)).join();
    }

    private static Ended told(Bank.Movement movement) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("DebitAccountBalance", "Utility Account|KES|51661.00|51661.00|0.00|0.00");
        parameters.put("Amount", movement.amount());
        parameters.put("TransactionAmount", movement.amount());
        parameters.put("TransCompletedTime", Long.parseLong(STAMP.format(movement.at())));
        parameters.put("TransactionCompletedDateTime", RESULT_TIME.format(movement.at()));
        parameters.put("TransactionReceipt", movement.receipt());
        parameters.put("ReceiptNo", movement.receipt());
        parameters.put("OriginalTransactionID", movement.original());
        parameters.put("Charge", 0);
        parameters.put("CreditPartyPublicName", movement.msisdn() + " - John Doe");
        parameters.put("TransactionStatus", "Completed");
        parameters.put("OriginatorConversationID", movement.requestId());
        return Ended.yes(movement.receipt(), parameters);
    }

    // ---- customers who pay by themselves

    /** {@code POST /mpesa/c2b/v2/registerurl}: once; the same again is fine, others are not. */
    Answer registerUrls(HttpExchange request) throws IOException {
        Fields fields = authorized(request);
        merchant.checkShortCode(fields, "ShortCode");
        String otherwise = fields.matching("ResponseType", Pattern.compile("Completed|Cancelled"));
        URI confirmation = clean(fields, "ConfirmationURL");
        URI validation = clean(fields, "ValidationURL");
        synchronized (this) {
            if (confirmationUrl != null
                    && !(confirmationUrl.equals(confirmation) && validationUrl.equals(validation))) {
                throw DarajaError.urlsAlreadyRegistered();
            }
            confirmationUrl = confirmation;
            validationUrl = validation;
            unlessValidated = otherwise;
        }
        return Answer.ok(Json.createObjectBuilder()
                .add("OriginatorCoversationID", UUID.randomUUID().toString())
                .add("ResponseCode", "0")
                .add("ResponseDescription", "Success")
                .build());
    }

    /** {@code POST /simulator/paybill}: someone pays at home, with whatever reference he typed. */
    Answer customerPays(HttpExchange request) throws IOException {
        Fields fields = Fields.parse(SimulatorServer.body(request));
        Bank.Movement payment = new Bank.Movement(
                Bank.newReceipt(),
                Bank.Kind.CUSTOMER_PAYMENT,
                fields.optional("reference").orElse(""),
                fields.matching("msisdn", SAFARICOM),
                Long.parseLong(fields.matching("amount", AMOUNT)),
                "",
                "",
                Instant.now());
        String verdict = validate(payment);
        JsonObjectBuilder answer = Json.createObjectBuilder().add("result_code", verdict);
        JsonArrayBuilder confirmations = Json.createArrayBuilder();
        if (verdict.equals("0")) {
            bank.move(payment);
            int times = Integer.parseInt(fields.optional("confirmations").orElse("1"));
            confirm(payment, times).forEach(confirmations::add);
            answer.add("receipt", payment.receipt());
        }
        return Answer.ok(answer.add("confirmation_answers", confirmations).build());
    }

    private String validate(Bank.Movement payment) {
        if (validationUrl == null) {
            return "0";
        }
        try {
            JsonObject answer = JsonText.parse(server.ask(validationUrl, customerPayment(payment, "")));
            return new Fields(answer).required("ResultCode");
        } catch (JsonException silent) {
            return unlessValidated.equals("Completed") ? "0" : "C2B00016";
        }
    }

    /** Tells the registered address; answers how each telling was answered. */
    List<Integer> confirm(Bank.Movement payment, int times) {
        List<Integer> answers = new ArrayList<>();
        for (int i = 0; i < times && confirmationUrl != null; i++) {
            answers.add(server.tell(confirmationUrl, "POST", customerPayment(payment, "49197.00"))
                    .join());
        }
        return answers;
    }

    private String customerPayment(Bank.Movement payment, String balance) {
        return Json.createObjectBuilder()
                .add("TransactionType", "Pay Bill")
                .add("TransID", payment.receipt())
                .add("TransTime", STAMP.format(payment.at()))
                .add(
                        "TransAmount",
                        BigDecimal.valueOf(payment.amount()).setScale(2).toString())
                .add("BusinessShortCode", merchant.shortCode())
                .add("BillRefNumber", payment.reference())
                .add("InvoiceNumber", "")
                .add("OrgAccountBalance", balance)
                .add("ThirdPartyTransID", "")
                .add(
                        "MSISDN",
                        payment.msisdn().substring(0, 4) + " ***** "
                                + payment.msisdn().substring(9))
                .add("FirstName", "JOHN")
                .add("MiddleName", "")
                .add("LastName", "")
                .build()
                .toString();
    }

    private static URI clean(Fields fields, String name) {
        String address = fields.matching(name, ADDRESS);
        if (FORBIDDEN.matcher(URI.create(address).getPath()).find()) {
            throw DarajaError.invalid(name);
        }
        return URI.create(address);
    }

    // ---- the statement

    /** {@code POST /pulltransactions/v1/register} */
    Answer registerPull(HttpExchange request) throws IOException {
        Fields fields = authorized(request);
        merchant.checkShortCode(fields, "ShortCode");
        fields.matching("RequestType", Pattern.compile("Pull"));
        fields.matching("NominatedNumber", SAFARICOM);
        clean(fields, "CallBackURL");
        return Answer.ok(Json.createObjectBuilder()
                .add("ResponseRefID", UUID.randomUUID().toString())
                .add("ResponseStatus", "1000")
                .add("ShortCode", merchant.shortCode())
                .add("ResponseDescription", "Registered")
                .build());
    }

    /** {@code POST /pulltransactions/v1/query}: what came in the last 48 hours, a page from an offset on. */
    Answer pull(HttpExchange request) throws IOException {
        Fields fields = authorized(request);
        merchant.checkShortCode(fields, "ShortCode");
        Instant from = time(fields, "StartDate");
        Instant to = time(fields, "EndDate");
        int offset = Integer.parseInt(fields.matching("OffSetValue", Pattern.compile("\\d{1,9}")));
        Instant earliest = Instant.now().minus(PULL_WINDOW);
        List<Bank.Movement> all = bank.select(movement -> movement.isIncome()
                && !movement.at().isBefore(from)
                && movement.at().isBefore(to)
                && movement.at().isAfter(earliest));
        JsonArrayBuilder page = Json.createArrayBuilder();
        all.stream().skip(offset).limit(PULL_PAGE).forEach(movement -> page.add(line(movement)));
        boolean none = all.size() <= offset;
        return Answer.ok(Json.createObjectBuilder()
                .add("ResponseRefID", UUID.randomUUID().toString())
                .add("ResponseCode", none ? "1001" : "1000")
                .add("ResponseMessage", none ? "No transactions found" : "Success")
                .add("Response", Json.createArrayBuilder().add(page))
                .build());
    }

    private static JsonObject line(Bank.Movement movement) {
        return Json.createObjectBuilder()
                .add("transactionId", movement.receipt())
                .add("trxDate", movement.at().atZone(NAIROBI).toOffsetDateTime().toString())
                .add("msisdn", Long.parseLong(movement.msisdn()))
                .add("sender", "MPESA")
                .add("transactiontype", "c2b-pay-bill-debit")
                .add("billreference", movement.reference())
                .add("amount", BigDecimal.valueOf(movement.amount()).setScale(2).toString())
                .add("organizationname", "Twende")
                .build();
    }

    private static Instant time(Fields fields, String name) {
        try {
            return LocalDateTime.parse(fields.required(name), PULL_TIME)
                    .atZone(NAIROBI)
                    .toInstant();
        } catch (DateTimeParseException notATime) {
            throw DarajaError.invalid(name);
        }
    }

    private Fields authorized(HttpExchange request) throws IOException {
        merchant.checkToken(SimulatorServer.header(request, "Authorization"));
        return Fields.parse(SimulatorServer.body(request));
    }

    /** A request whose result goes to an address. */
    private record Ask(
            String originatorConversationId,
            String conversationId,
            URI resultUrl,
            URI timeoutUrl,
            String remarks,
            boolean proven) {

        static Ask of(Fields fields, String ours, boolean proven) {
            return new Ask(
                    ours.isEmpty() ? UUID.randomUUID().toString() : ours,
                    "AG_" + UUID.randomUUID().toString().replace("-", ""),
                    clean(fields, "ResultURL"),
                    clean(fields, "QueueTimeOutURL"),
                    fields.matching("Remarks", REMARKS),
                    proven);
        }

        JsonObject accepted() {
            return Json.createObjectBuilder()
                    .add("OriginatorConversationID", originatorConversationId)
                    .add("ConversationID", conversationId)
                    .add("ResponseCode", "0")
                    .add("ResponseDescription", "Accept the service request successfully.")
                    .build();
        }
    }

    /** How a request ended: the Result that M-Pesa posts. */
    private record Ended(String code, String text, String receipt, Map<String, Object> parameters) {
        static final Ended UNDECIDED = no("1037", "The service request timed out in the queue.");

        static Ended no(String code, String text) {
            return new Ended(code, text, "", Map.of());
        }

        static Ended yes(String receipt, Map<String, Object> parameters) {
            return new Ended("0", "The service request is processed successfully.", receipt, parameters);
        }

        /** The question was answered well; what became of the money is a parameter. */
        Ended asStatus() {
            if (code.equals("0")) {
                return this;
            }
            return yes(
                    "",
                    this == UNDECIDED
                            ? Map.of("TransactionStatus", "Pending")
                            : Map.of("TransactionStatus", "Failed", "FailureReason", code + " " + text));
        }

        String json(Ask ask) {
            JsonObjectBuilder result = Json.createObjectBuilder().add("ResultType", 0);
            if (code.matches("\\d+")) {
                result.add("ResultCode", Long.parseLong(code));
            } else {
                result.add("ResultCode", code);
            }
            result.add("ResultDesc", text)
                    .add("OriginatorConversationID", ask.originatorConversationId())
                    .add("ConversationID", ask.conversationId())
                    .add("TransactionID", receipt.isEmpty() ? Bank.newReceipt() : receipt);
            if (!parameters.isEmpty()) {
                result.add("ResultParameters", Json.createObjectBuilder().add("ResultParameter", shuffled()));
            }
            return Json.createObjectBuilder().add("Result", result).build().toString();
        }

        /** In another order each time: nobody may rely on one. */
        private JsonArrayBuilder shuffled() {
            List<String> keys = new ArrayList<>(parameters.keySet());
            Collections.shuffle(keys);
            JsonArrayBuilder items = Json.createArrayBuilder();
            for (String key : keys) {
                JsonObjectBuilder item = Json.createObjectBuilder().add("Key", key);
                Object value = parameters.get(key);
                items.add(
                        value instanceof Number number
                                ? item.add("Value", number.longValue())
                                : item.add("Value", value.toString()));
            }
            return items;
        }
    }
}
