package dev.twende.ticketing.schedules.entity;

import dev.twende.kit.money.Money;

/**
 * What a passenger can buy of a plan: where to board, where to alight, and for how much.
 *
 * @param from sequence of the boarding stop
 * @param to sequence of the alighting stop
 * @param fare for one seat
 */
public record Journey(int from, int to, Money fare) {}
