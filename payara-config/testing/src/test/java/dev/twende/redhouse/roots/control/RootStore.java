package dev.twende.redhouse.roots.control;

/** Another feature's. */
public class RootStore {}
