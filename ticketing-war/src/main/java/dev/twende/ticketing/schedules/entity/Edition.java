package dev.twende.ticketing.schedules.entity;

/**
 * Which edition of a schedule a plan is.
 *
 * @param revision as company counts its changes, from 1
 * @param version as our copy counts how often it was rewritten, by company's news or by a change of the bus made here; 0 when the plan
 *     is not from our copy
 */
public record Edition(int revision, long version) {}
