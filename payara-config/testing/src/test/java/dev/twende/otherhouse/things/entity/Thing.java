package dev.twende.otherhouse.things.entity;

/** Belongs to another house. */
public record Thing(String name) {}
