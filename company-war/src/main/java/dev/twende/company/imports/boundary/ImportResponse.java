package dev.twende.company.imports.boundary;

import dev.twende.company.imports.entity.FeedImport;
import dev.twende.company.imports.entity.Finding;
import dev.twende.company.imports.entity.ImportStage;
import dev.twende.company.imports.entity.ImportStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * How far an import is, and what it found.
 *
 * @param done steps of the stage that are through
 * @param failure why it stopped
 */
public record ImportResponse(
        UUID importId,
        UUID companyId,
        ImportStatus status,
        ImportStage stage,
        int done,
        int total,
        Counts counts,
        List<FindingResponse> findings,
        Instant createdAt,
        Instant finishedAt,
        String failure) {

    /** What was taken from the feed, added or updated. */
    public record Counts(int stops, int routes, int timetables, int schedules) {}

    /** Something that was skipped, mended or is worth knowing. */
    public record FindingResponse(String file, String code, String message, int count, List<String> examples) {
        static FindingResponse from(Finding finding) {
            return new FindingResponse(
                    finding.file(), finding.code(), finding.message(), finding.count(), finding.examples());
        }
    }

    static ImportResponse from(FeedImport feedImport) {
        return new ImportResponse(
                feedImport.id(),
                feedImport.companyId(),
                feedImport.status(),
                feedImport.stage(),
                feedImport.done(),
                feedImport.total(),
                new Counts(feedImport.stops(), feedImport.routes(), feedImport.timetables(), feedImport.schedules()),
                feedImport.findings().stream().map(FindingResponse::from).toList(),
                feedImport.createdAt(),
                feedImport.finishedAt().orElse(null),
                feedImport.failure().orElse(null));
    }
}
