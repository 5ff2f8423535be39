package dev.twende.payment.terms.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** An agent who gets another commission than the rest, in basis points of the price. */
@Embeddable
public class AgentCommission {
    @Column(name = "agent_id")
    private UUID agentId;

    @Column(name = "commission_bp")
    private int commissionBp;

    protected AgentCommission() {} // for JPA

    public AgentCommission(UUID agentId, int commissionBp) {
        this.agentId = agentId;
        this.commissionBp = commissionBp;
    }

    public UUID agentId() {
        return agentId;
    }

    public int commissionBp() {
        return commissionBp;
    }
}
