package dev.twende.payment.fiscalreceipts.boundary;

import dev.twende.kit.time.Rounds;
import dev.twende.payment.fiscalreceipts.control.FiscalConfig;
import dev.twende.payment.fiscalreceipts.control.FiscalInvoice;
import dev.twende.payment.fiscalreceipts.control.FiscalReply;
import dev.twende.payment.fiscalreceipts.control.Vsdc;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.Semaphore;

/** Takes receipts to the fiscal device, where there is one. Commit, then call; any number of instances may do so together. */
@ApplicationScoped
public class FiscalCourier {
    private static final Logger LOG = System.getLogger(FiscalCourier.class.getName());

    @Resource
    ManagedExecutorService workers;

    private FiscalReceipts receipts;
    private Vsdc device;
    private FiscalConfig config;
    private Semaphore slots;
    private Rounds rounds;

    protected FiscalCourier() {} // for the CDI proxy

    @Inject
    public FiscalCourier(FiscalReceipts receipts, Vsdc device, FiscalConfig config, Rounds rounds) {
        this.receipts = receipts;
        this.device = device;
        this.config = config;
        this.slots = new Semaphore(config.parallel());
        this.rounds = rounds;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        if (config.isSetUp()) {
            rounds.every(config.pace(), "fiscal receipts", this::carryWhatIsDue);
        }
    }

    /** Takes as much as there are free slots, so that a hanging device never ties up more threads than that. */
    private void carryWhatIsDue() {
        int free = slots.drainPermits();
        try {
            List<FiscalInvoice> invoices = free == 0 ? List.of() : receipts.due(free);
            for (FiscalInvoice invoice : invoices) {
                workers.execute(() -> carry(invoice)); // which gives the slot back
                free--;
            }
        } finally {
            slots.release(free);
        }
    }

    private void carry(FiscalInvoice invoice) {
        boolean signed = false;
        try {
            FiscalReply reply = device.sign(invoice);
            receipts.answered(invoice.receiptId(), reply);
            signed = reply instanceof FiscalReply.Signed;
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Fiscal receipt " + invoice.receiptId() + " will be tried again", e);
        } finally {
            slots.release();
        }
        if (signed) {
            carryWhatIsDue(); // a company's receipts go one after the other: the next may go now
        }
    }
}
