package dev.twende.company.schedules.boundary;

/**
 * What came of generating schedules.
 *
 * @param existing those that were there before
 */
public record GenerateResponse(int created, int existing) {}
