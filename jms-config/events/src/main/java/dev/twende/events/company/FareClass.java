package dev.twende.events.company;

import java.util.List;

/**
 * The conditions a fare is sold under.
 *
 * @param code such as STANDARD or FLEX
 * @param refunds what giving a ticket back costs, by time; none means not refundable
 * @param changes what exchanging a ticket costs, by time; none means not exchangeable
 * @param nameChanges what naming somebody else for a ticket costs, by time; none means that nobody else rides, absent that it costs
 *     nothing
 */
public record FareClass(
        String code, String name, List<LadderStep> refunds, List<LadderStep> changes, List<LadderStep> nameChanges) {}
