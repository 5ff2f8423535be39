package dev.twende.launcher;

import java.net.URI;

/** Where the houses of a running platform answer: scheme, host and port of each, without a path. */
public record PlatformUrls(URI auth, URI company, URI ticketing, URI payment, URI reporting) {}
