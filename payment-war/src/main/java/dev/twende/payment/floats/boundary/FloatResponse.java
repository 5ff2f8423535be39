package dev.twende.payment.floats.boundary;

import dev.twende.kit.money.Money;
import dev.twende.payment.floats.entity.AgentFloat;
import java.util.UUID;

/** What an agent may still sell for. */
public record FloatResponse(UUID floatId, UUID companyId, UUID agentId, Money balance) {
    static FloatResponse from(AgentFloat theirs) {
        return new FloatResponse(theirs.id(), theirs.companyId(), theirs.agentId(), theirs.balance());
    }
}
