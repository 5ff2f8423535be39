package dev.twende.kit.rest;

/**
 * An answer about one thing whose changes are counted. {@link VersionTags} gives it an {@code ETag}; whoever changes the thing
 * sends that tag back in {@code If-Match} (RFC 9110 section 13.1.1), so that nobody overwrites what he has not seen. Since
 * {@code version} is also a member of the body, an item of a list can be changed without reading it once more.
 */
public interface Versioned {
    /** Grows with every change; that of the entity, after the change was flushed. */
    int version();
}
