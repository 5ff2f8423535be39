package dev.twende.company.routes.entity;

/**
 * A part of a route that someone rides, by the sequences of its stops.
 *
 * @param from of the stop where it begins
 * @param to of the stop where it ends
 */
public record Stretch(int from, int to) {}
