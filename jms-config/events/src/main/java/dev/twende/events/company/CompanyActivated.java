package dev.twende.events.company;

import dev.twende.events.Topic;
import java.time.Instant;
import java.util.UUID;

/**
 * A company may sell, for the first time or again.
 *
 * @param revision counts the company's changes of status; an older revision is old news
 */
public record CompanyActivated(UUID companyId, String name, int revision, Instant activatedAt) implements CompanyEvent {
    @Override
    public UUID aggregateId() {
        return companyId;
    }

    @Override
    public Topic topic() {
        return Topic.COMPANY_COMPANY;
    }
}
