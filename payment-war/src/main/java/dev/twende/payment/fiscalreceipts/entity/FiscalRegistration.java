package dev.twende.payment.fiscalreceipts.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/**
 * Under which numbers the tax authority knows a company, and whether its sales are told to the fiscal device.
 *
 * <p>A company has none until the platform writes one down, and nothing is told while it is not active. What was sold meanwhile is
 * not told later. The invoices of a company are numbered from 1 without gaps, however often it is switched off and on.
 */
@Entity
@Table(name = "fiscal_registration")
public class FiscalRegistration {
    @Id
    @Column(name = "company_id")
    private UUID companyId;

    @Version
    private int version;

    private boolean active;
    private String tin;

    @Column(name = "branch_id")
    private String branchId;

    @Enumerated(EnumType.STRING)
    @Column(name = "tax_type")
    private TaxType taxType;

    @Column(name = "last_invoice")
    private long lastInvoice;

    @Column(name = "updated_at")
    private Instant updatedAt;

    protected FiscalRegistration() {} // for JPA

    public FiscalRegistration(UUID companyId) {
        this.companyId = companyId;
    }

    /**
     * Takes what is to hold from now on; receipts that are written down already keep what held.
     *
     * @param tinNumber the taxpayer's
     * @param branch which of its branches, 00 for the head office
     */
    public void register(boolean isActive, String tinNumber, String branch, TaxType type, Instant now) {
        active = isActive;
        tin = tinNumber;
        branchId = branch;
        taxType = type;
        updatedAt = now;
    }

    /** The number of the next invoice. */
    public long nextInvoice() {
        return ++lastInvoice;
    }

    /** As receipts keep it. */
    public Taxpayer taxpayer() {
        return new Taxpayer(companyId, tin, branchId, taxType);
    }

    public UUID companyId() {
        return companyId;
    }

    /** Grows with every change; 0 before the first. */
    public int version() {
        return version;
    }

    public boolean isActive() {
        return active;
    }

    public long lastInvoice() {
        return lastInvoice;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
