package dev.twende.events.company;

import java.util.UUID;

/**
 * A company as others need to show it.
 */
public record CompanyRef(UUID companyId, String name) {}
