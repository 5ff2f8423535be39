package dev.twende.company.exports.entity;

import java.time.Instant;

/**
 * Which state of a company's feed this is.
 *
 * @param tag the same as long as nothing changes that the feed tells
 * @param changedAt when somebody first saw this state
 */
public record FeedVersion(String tag, Instant changedAt) {}
