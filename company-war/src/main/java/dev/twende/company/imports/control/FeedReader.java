package dev.twende.company.imports.control;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import java.util.zip.ZipException;
import org.onebusaway.csv_entities.CsvEntityContext;
import org.onebusaway.csv_entities.EntityHandler;
import org.onebusaway.csv_entities.IndividualCsvEntityReader;
import org.onebusaway.csv_entities.exceptions.CsvEntityIOException;
import org.onebusaway.csv_entities.exceptions.MissingRequiredFieldException;
import org.onebusaway.csv_entities.schema.EntitySchema;
import org.onebusaway.gtfs.model.Agency;
import org.onebusaway.gtfs.model.Frequency;
import org.onebusaway.gtfs.model.Level;
import org.onebusaway.gtfs.model.Route;
import org.onebusaway.gtfs.model.ServiceCalendar;
import org.onebusaway.gtfs.model.ServiceCalendarDate;
import org.onebusaway.gtfs.model.Stop;
import org.onebusaway.gtfs.model.Trip;
import org.onebusaway.gtfs.serialization.DuplicateEntityException;
import org.onebusaway.gtfs.serialization.EntityReferenceNotFoundException;
import org.onebusaway.gtfs.serialization.GtfsReader;

/**
 * The library's reader, made forgiving: a row that breaks a rule is skipped and reported, where the library would give up the
 * whole feed. Only the tables that the import uses are read.
 */
final class FeedReader extends GtfsReader {
    private static final List<Class<?>> USED = List.of(
            Agency.class,
            Route.class,
            Level.class,
            Stop.class,
            Trip.class,
            ServiceCalendar.class,
            ServiceCalendarDate.class,
            Frequency.class);
    private static final List<String> USED_TABLES = List.of(
            "agency.txt",
            "routes.txt",
            "levels.txt",
            "stops.txt",
            "trips.txt",
            "stop_times.txt",
            "calendar.txt",
            "calendar_dates.txt",
            "frequencies.txt",
            "fare_attributes.txt",
            "fare_rules.txt",
            "fare_products.txt",
            "fare_leg_rules.txt",
            "rider_categories.txt",
            "areas.txt",
            "stop_areas.txt",
            "networks.txt",
            "route_networks.txt");
    private final Findings findings;

    private FeedReader(Findings findings) {
        this.findings = findings;
        setEntityClasses(USED);
        setInternStrings(false);
    }

    /** Reads a feed, all but its stop times. */
    static Feed read(BoundedZip zip, Findings findings) throws IOException {
        TreeSet<String> unused = new TreeSet<>(zip.tables());
        USED_TABLES.forEach(unused::remove);
        unused.forEach(table -> findings.add(table, "table-not-used", "The import has no use for this table.", table));

        FeedReader reader = new FeedReader(findings);
        Feed feed = new Feed();
        reader.setEntityStore(feed);
        reader.setInputSource(zip);
        try {
            reader.run();
            return feed;
        } catch (CsvEntityIOException e) {
            throw e.getCause() instanceof Problem known ? known : unreadable(e);
        } catch (ZipException | EOFException e) {
            throw Problem.of(ProblemType.FEED_UNREADABLE, "The file is damaged: it cannot be unpacked to its end.", e);
        }
    }

    private static Problem unreadable(CsvEntityIOException e) {
        return Problem.of(
                ProblemType.FEED_UNREADABLE, e.getPath() + " cannot be read at line " + e.getLineNumber() + ".", e);
    }

    @Override
    protected IndividualCsvEntityReader createIndividualCsvEntityReader(
            CsvEntityContext context, EntitySchema schema, EntityHandler handler) {
        return new Forgiving(context, schema, handler);
    }

    private final class Forgiving extends IndividualCsvEntityReader {
        private final String table;
        private int line;

        Forgiving(CsvEntityContext context, EntitySchema schema, EntityHandler handler) {
            super(context, schema, handler);
            this.table = schema.getFilename();
        }

        @Override
        public void handleLine(List<String> values) throws Exception {
            line++;
            try {
                super.handleLine(values);
            } catch (Problem e) {
                throw e;
            } catch (RuntimeException e) {
                findings.add(table, code(e), meaning(e), "line " + line + ": " + String.join(",", values));
            }
        }

        private String code(RuntimeException flaw) {
            if (flaw instanceof EntityReferenceNotFoundException) {
                return "unknown-reference";
            }
            if (flaw instanceof DuplicateEntityException) {
                return "duplicate-id";
            }
            return flaw instanceof MissingRequiredFieldException ? "missing-field" : "invalid-row";
        }

        private String meaning(RuntimeException flaw) {
            return switch (code(flaw)) {
                case "unknown-reference" -> "The row names something that the feed does not have; it was skipped.";
                case "duplicate-id" -> "The id was there before; the row was skipped.";
                case "missing-field" -> "A field that must be there is missing; the row was skipped.";
                default -> "The row cannot be read; it was skipped.";
            };
        }
    }
}
