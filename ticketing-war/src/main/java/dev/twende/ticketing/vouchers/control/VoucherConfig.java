package dev.twende.ticketing.vouchers.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The knob of vouchers; the why stands in {@code META-INF/microprofile-config.properties}. */
@ApplicationScoped
public class VoucherConfig {
    private int refundMonths;

    protected VoucherConfig() {} // for the CDI proxy

    @Inject
    public VoucherConfig(@ConfigProperty(name = "twende.ticketing.vouchers.refund-months") int refundMonths) {
        if (refundMonths < 1 || refundMonths > 120) {
            throw new IllegalArgumentException("twende.ticketing.vouchers.refund-months must be 1 to 120");
        }
        this.refundMonths = refundMonths;
    }

    /** How many months a voucher instead of a refund is good for. */
    public int refundMonths() {
        return refundMonths;
    }
}
