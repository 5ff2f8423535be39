package dev.twende.company.imports.control;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.onebusaway.csv_entities.CsvInputSource;

/**
 * A feed's zip file that cannot blow up: what is read from it is counted as it is unpacked, whatever its directory claims. Its
 * tables may lie in one folder, as feeds zipped by hand often do. They read as UTF-8, see {@link Utf8}.
 */
public final class BoundedZip implements CsvInputSource, AutoCloseable {
    private static final List<String> REQUIRED =
            List.of("agency.txt", "stops.txt", "routes.txt", "trips.txt", "stop_times.txt");
    private static final List<String> CALENDARS = List.of("calendar.txt", "calendar_dates.txt");
    private static final int ENTRIES_MAX = 200;
    /** Tables of numbers pack ten to fifty times; a thousand is what a bomb reaches. */
    private static final int PACKED_TIMES_MAX = 300;

    private static final long SMALL = 1 << 20;

    private final ZipFile zip;
    private final Map<String, ZipEntry> tables = new TreeMap<>();
    private final Findings findings;
    private long bytesLeft;

    private BoundedZip(ZipFile zip, long unpackedBytesMax, Findings findings) {
        this.zip = zip;
        this.bytesLeft = unpackedBytesMax;
        this.findings = findings;
        zip.stream()
                .limit(ENTRIES_MAX)
                .filter(entry -> entry.getName().endsWith(".txt"))
                .forEach(entry -> {
                    String name = entry.getName();
                    tables.putIfAbsent(name.substring(name.lastIndexOf('/') + 1), entry);
                });
    }

    /**
     * @param findings hears of letters that are not UTF-8
     * @throws Problem {@link ProblemType#FEED_UNREADABLE} when it is no zip file, claims to be a bomb, or lacks a table that every
     *     feed has
     */
    public static BoundedZip open(Path file, long unpackedBytesMax, Findings findings) throws IOException {
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw unreadable("The file is not a zip file.");
        }
        BoundedZip feed = new BoundedZip(zip, unpackedBytesMax, findings);
        try {
            feed.mustBeModest(unpackedBytesMax);
            feed.mustBeComplete();
            return feed;
        } catch (Problem e) {
            zip.close();
            throw e;
        }
    }

    private void mustBeModest(long unpackedBytesMax) {
        if (zip.size() > ENTRIES_MAX) {
            throw unreadable("The file has " + zip.size() + " entries; a feed may have " + ENTRIES_MAX + ".");
        }
        if (tables.values().stream().mapToLong(ZipEntry::getSize).sum() > unpackedBytesMax) {
            throw tooLarge();
        }
    }

    private void mustBeComplete() {
        for (String table : REQUIRED) {
            if (!tables.containsKey(table)) {
                throw unreadable("The feed has no " + table + ".");
            }
        }
        if (CALENDARS.stream().noneMatch(tables::containsKey)) {
            throw unreadable("The feed has neither calendar.txt nor calendar_dates.txt.");
        }
    }

    private static Problem tooLarge() {
        return unreadable("The feed unpacks to more than this platform takes.");
    }

    private static Problem unreadable(String detail) {
        return Problem.of(ProblemType.FEED_UNREADABLE, detail);
    }

    /** The names of all tables. */
    public Set<String> tables() {
        return tables.keySet();
    }

    @Override
    public boolean hasResource(String name) {
        return tables.containsKey(name);
    }

    @Override
    public InputStream getResource(String name) throws IOException {
        ZipEntry entry = tables.get(name);
        InputStream counted = new Counted(zip.getInputStream(entry), entry);
        return new Utf8(
                counted,
                line -> findings.add(
                        name,
                        "not-utf8",
                        "The line is not in UTF-8, as GTFS demands; its letters were taken for Latin-1.",
                        "line " + line));
    }

    /** How large a table claims to be, in bytes. */
    long size(String name) {
        return tables.get(name).getSize();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private final class Counted extends FilterInputStream {
        private final long most;
        private long seen;

        Counted(InputStream in, ZipEntry entry) {
            super(in);
            this.most = Math.max(SMALL, PACKED_TIMES_MAX * entry.getCompressedSize());
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int many = super.read(buffer, offset, length);
            count(Math.max(0, many));
            return many;
        }

        private void count(int bytes) {
            bytesLeft -= bytes;
            seen += bytes;
            if (bytesLeft < 0) {
                throw tooLarge();
            }
            if (seen > most) {
                throw unreadable("A table unpacks to more than " + PACKED_TIMES_MAX + " times its packed size.");
            }
        }
    }
}
