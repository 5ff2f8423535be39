package dev.twende.company.imports.control;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * A text in UTF-8, as GTFS demands it, even where the file is in the Latin-1 of old spreadsheets: bytes that are no UTF-8 are
 * taken for the letters of Windows-1252, and their lines are told. A byte order mark is dropped.
 */
final class Utf8 extends InputStream {
    private static final int CHUNK = 1 << 16;
    /** The longest character. */
    private static final int TAIL = 4;

    private static final Charset LATIN = Charset.forName("windows-1252");

    private final InputStream in;
    private final LongConsumer onFlaw;
    private final byte[] raw = new byte[CHUNK];
    private final byte[] good = new byte[3 * CHUNK];
    private int rawSize;
    private int goodSize;
    private int next;
    private long line = 1;
    private long flawedLine;
    private boolean begun;
    private boolean ended;

    /** @param onFlaw hears the number of each line that is not UTF-8, once */
    Utf8(InputStream in, LongConsumer onFlaw) {
        this.in = in;
        this.onFlaw = onFlaw;
    }

    @Override
    public int read() throws IOException {
        return fill() ? good[next++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (!fill()) {
            return -1;
        }
        int many = Math.min(length, goodSize - next);
        System.arraycopy(good, next, buffer, offset, many);
        next += many;
        return many;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean fill() throws IOException {
        while (next == goodSize && !(ended && rawSize == 0)) {
            next = 0;
            goodSize = 0;
            int many = ended ? -1 : in.read(raw, rawSize, CHUNK - rawSize);
            ended = many < 0;
            rawSize += Math.max(0, many);
            int done = mend(ended ? rawSize : Math.max(0, rawSize - TAIL));
            System.arraycopy(raw, done, raw, 0, rawSize - done);
            rawSize -= done;
            dropMark();
        }
        return next < goodSize;
    }

    private void dropMark() {
        if (!begun && goodSize > 0) {
            begun = true;
            boolean mark = goodSize >= 3 && good[0] == (byte) 0xEF && good[1] == (byte) 0xBB && good[2] == (byte) 0xBF;
            next = mark ? 3 : 0;
        }
    }

    /** Mends what begins before the limit; answers where it stopped. */
    private int mend(int limit) {
        int i = 0;
        while (i < limit) {
            byte one = raw[i];
            if (one >= 0) {
                line += one == '\n' ? 1 : 0;
                good[goodSize++] = one;
                i++;
            } else {
                int length = lengthOfCharacter(i);
                if (length > 0) {
                    System.arraycopy(raw, i, good, goodSize, length);
                    goodSize += length;
                } else {
                    byte[] letter = new String(raw, i, 1, LATIN).getBytes(StandardCharsets.UTF_8);
                    System.arraycopy(letter, 0, good, goodSize, letter.length);
                    goodSize += letter.length;
                    tell();
                }
                i += Math.max(1, length);
            }
        }
        return i;
    }

    private void tell() {
        if (flawedLine != line) {
            flawedLine = line;
            onFlaw.accept(line);
        }
    }

    /** How many bytes the character at this place has, by RFC 3629; 0 when it is none. */
    private int lengthOfCharacter(int at) {
        int first = raw[at] & 0xFF;
        int length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
        if (first < 0xC2 || first > 0xF4 || at + length > rawSize) {
            return 0;
        }
        int second = raw[at + 1] & 0xFF;
        int least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
        int most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
        if (second < least || second > most) {
            return 0;
        }
        byte[] rest = Arrays.copyOfRange(raw, at + 2, at + length);
        for (byte each : rest) {
            if ((each & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }
}
