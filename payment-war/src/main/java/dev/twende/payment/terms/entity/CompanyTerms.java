package dev.twende.payment.terms.entity;

import dev.twende.kit.money.Money;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What sales cost a company from one moment on, until later terms take over. Terms never change, and they do not reach into the
 * past: a sale is split by those of the moment it was paid, for good.
 */
@Entity
@Table(name = "terms")
public class CompanyTerms {
    @Id
    private UUID id;

    @Column(name = "company_id")
    private UUID companyId;

    private int number;

    @Column(name = "valid_from")
    private Instant validFrom;

    @Column(name = "platform_fee_bp")
    private int platformFeeBp;

    @Column(name = "platform_fee_amount")
    private Long platformFeeAmount;

    @Column(name = "platform_fee_currency")
    private String platformFeeCurrency;

    @Column(name = "agent_commission_bp")
    private int agentCommissionBp;

    @Enumerated(EnumType.STRING)
    @Column(name = "provider_charge_borne_by")
    private Bearer providerChargeBorneBy;

    @Column(name = "set_by")
    private UUID setBy;

    @Column(name = "set_at")
    private Instant setAt;

    @ElementCollection
    @CollectionTable(name = "terms_agent", joinColumns = @JoinColumn(name = "terms_id"))
    private List<AgentCommission> agents = new ArrayList<>();

    protected CompanyTerms() {} // for JPA

    /** What holds for a company with which nothing was agreed: the price is its own, and so are the providers' charges. */
    public static CompanyTerms none(UUID companyId) {
        return new CompanyTerms(
                companyId,
                companyId,
                0,
                Instant.EPOCH,
                0,
                Optional.empty(),
                0,
                List.of(),
                Bearer.COMPANY,
                companyId,
                Instant.EPOCH);
    }

    public CompanyTerms(
            UUID id,
            UUID companyId,
            int number,
            Instant validFrom,
            int platformFeeBp,
            Optional<Money> platformFeeFixed,
            int agentCommissionBp,
            List<AgentCommission> agents,
            Bearer providerChargeBorneBy,
            UUID setBy,
            Instant setAt) {
        if (validFrom.isBefore(setAt)) {
            throw new IllegalArgumentException("terms do not reach into the past");
        }
        this.id = id;
        this.companyId = companyId;
        this.number = number;
        this.validFrom = validFrom;
        this.platformFeeBp = platformFeeBp;
        this.platformFeeAmount = platformFeeFixed.map(Money::amount).orElse(null);
        this.platformFeeCurrency = platformFeeFixed.map(Money::currency).orElse(null);
        this.agentCommissionBp = agentCommissionBp;
        this.agents.addAll(agents);
        this.providerChargeBorneBy = providerChargeBorneBy;
        this.setBy = setBy;
        this.setAt = setAt;
    }

    /**
     * Splits a price. Each rate is rounded half up to the minor unit; the fixed fee counts only in its own currency; fee and
     * commission together never exceed the price, the fee coming first.
     *
     * @param agentId who sold; without an agent there is no commission
     */
    public Split split(Money price, Optional<UUID> agentId) {
        long fixed = price.currency().equals(platformFeeCurrency) ? platformFeeAmount : 0;
        long left = price.amount();
        long rated = Math.min(left, Rate.of(price, platformFeeBp));
        long fee = rated + Math.min(left - rated, fixed);
        long commission =
                agentId.map(agent -> Rate.of(price, commissionBpOf(agent))).orElse(0L);
        return new Split(
                new Money(fee, price.currency()), new Money(Math.min(left - fee, commission), price.currency()));
    }

    private int commissionBpOf(UUID agentId) {
        return agents.stream()
                .filter(agent -> agent.agentId().equals(agentId))
                .findFirst()
                .map(AgentCommission::commissionBp)
                .orElse(agentCommissionBp);
    }

    public UUID id() {
        return id;
    }

    public UUID companyId() {
        return companyId;
    }

    /** Counts the company's terms from 1. */
    public int number() {
        return number;
    }

    public Instant validFrom() {
        return validFrom;
    }

    public int platformFeeBp() {
        return platformFeeBp;
    }

    /** Per sale, on top of the rate. */
    public Optional<Money> platformFeeFixed() {
        return Optional.ofNullable(platformFeeAmount).map(fee -> new Money(fee, platformFeeCurrency));
    }

    public int agentCommissionBp() {
        return agentCommissionBp;
    }

    public List<AgentCommission> agents() {
        return List.copyOf(agents);
    }

    public Bearer providerChargeBorneBy() {
        return providerChargeBorneBy;
    }
}
