package dev.twende.events.company;

import dev.twende.events.Topic;
import java.time.Instant;
import java.util.UUID;

/**
 * A company sells nothing from now on; what it has sold still boards and refunds.
 *
 * @param revision counts the company's changes of status; an older revision is old news
 * @param reason for the people who handle it
 */
public record CompanySuspended(UUID companyId, String name, int revision, String reason, Instant suspendedAt)
        implements CompanyEvent {
    @Override
    public UUID aggregateId() {
        return companyId;
    }

    @Override
    public Topic topic() {
        return Topic.COMPANY_COMPANY;
    }
}
