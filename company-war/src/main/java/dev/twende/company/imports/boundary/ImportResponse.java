package dev.twende.company.imports.boundary;

import dev.twende.company.imports.entity.FeedImport;
import dev.twende.company.imports.entity.Finding;
import dev.twende.company.imports.entity.ImportChanges;
import dev.twende.company.imports.entity.ImportStage;
import dev.twende.company.imports.entity.ImportStatus;
import dev.twende.company.stops.entity.PutCounts;
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
        Changes changes,
        List<FindingResponse> findings,
        Instant createdAt,
        Instant finishedAt,
        String failure) {

    /** What the feed has for these days. */
    public record Counts(int stops, int routes, int timetables, int schedules) {}

    /**
     * What became different; all zero when the same feed was imported before.
     *
     * @param routesPriced routes that have other prices now
     * @param timetablesEnded trips that are not in the feed any more
     * @param schedulesDropped drafts that the feed does not ask for any more
     */
    public record Changes(
            PutCounts stops,
            PutCounts routes,
            int routesPriced,
            PutCounts timetables,
            int timetablesEnded,
            int schedulesAdded,
            int schedulesDropped) {
        static Changes from(ImportChanges changes) {
            return new Changes(
                    changes.stops(),
                    changes.routes(),
                    changes.routesPriced(),
                    changes.timetables(),
                    changes.timetablesEnded(),
                    changes.schedulesAdded(),
                    changes.schedulesDropped());
        }
    }

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
                Changes.from(feedImport.changes()),
                feedImport.findings().stream().map(FindingResponse::from).toList(),
                feedImport.createdAt(),
                feedImport.finishedAt().orElse(null),
                feedImport.failure().orElse(null));
    }
}
