package dev.twende.greenhouse;

import jakarta.ws.rs.core.Application;

/** The door. */
public class GreenhouseApplication extends Application {}
