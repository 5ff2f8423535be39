package dev.twende.ticketing.seats.entity;

import java.util.UUID;

/** A claim, and the one that takes its place on another seat. */
public record MovedClaim(UUID claimId, UUID newClaimId, String seatNumber) {}
