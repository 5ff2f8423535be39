package dev.twende.company.stops.entity;

/** What putting many rows at once came to; rows that were there as they are now count for nothing. */
public record PutCounts(int added, int changed) {
    public static final PutCounts NONE = new PutCounts(0, 0);

    public PutCounts plus(PutCounts more) {
        return new PutCounts(added + more.added, changed + more.changed);
    }
}
