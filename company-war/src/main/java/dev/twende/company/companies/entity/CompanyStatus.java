package dev.twende.company.companies.entity;

/** The life of a company on the platform. */
public enum CompanyStatus {
    /** Being set up; may prepare buses, routes and schedules, but sells nothing. */
    DRAFT,
    /** Sells. */
    ACTIVE,
    /** Sells nothing; tickets sold before still board and are refunded. */
    SUSPENDED;

    /** The one table of allowed moves. */
    public boolean canBecome(CompanyStatus next) {
        return switch (this) {
            case DRAFT, SUSPENDED -> next == ACTIVE;
            case ACTIVE -> next == SUSPENDED;
        };
    }
}
