package dev.twende.ticketing.manifests.entity;

/**
 * A {@link ManifestSupplement} as it is shown.
 *
 * @param manifest of its passengers alone: the counts and who is on board are theirs
 */
public record Supplement(int number, String sha256, Manifest manifest) {}
