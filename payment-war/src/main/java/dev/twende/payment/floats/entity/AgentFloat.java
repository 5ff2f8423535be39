package dev.twende.payment.floats.entity;

import dev.twende.kit.money.Money;
import java.util.UUID;

/**
 * What an agent has paid in to a company beforehand and may sell for, in one currency. It never falls below zero.
 *
 * @param balance what is left of it
 */
public record AgentFloat(UUID id, UUID companyId, UUID agentId, Money balance) {}
