package dev.twende.redhouse.nowhere;

/** Lives in no room, in a package that does not say what it is for. */
public class Homeless {}
