package dev.twende.auth.audits.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.twende.auth.audits.entity.AuditEntry;
import dev.twende.auth.audits.entity.ChainReport;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Goes along the chain: makes the hash of each next link, or compares it with the one that stands there. */
public final class Chain {
    private static final int HASH_BYTES = 32;

    private long position;
    private byte[] head;
    private Long brokenSeq;
    private String finding;

    private Chain(long position, byte[] head) {
        this.position = position;
        this.head = head;
    }

    /** Before the first link: a head of zeros. */
    public static Chain beginning() {
        return new Chain(0, new byte[HASH_BYTES]);
    }

    /** After the last link. */
    public static Chain at(long position, byte[] head) {
        return new Chain(position, head.clone());
    }

    /** Makes the next link. */
    public byte[] link(AuditEntry entry) {
        head = hash(head, entry);
        position++;
        return head.clone();
    }

    /**
     * Compares the next link with what it should be.
     *
     * @param entry null when the link's entry is gone
     * @return whether it holds; after one that does not, nothing later can
     */
    public boolean holds(long foundPosition, byte[] foundHash, AuditEntry entry) {
        long next = position + 1;
        if (foundPosition != next) {
            finding = "link " + next + " is missing";
        } else if (entry == null) {
            finding = "the entry of link " + next + " is missing";
        } else if (!Arrays.equals(foundHash, hash(head, entry))) {
            brokenSeq = entry.seq();
            finding = "entry " + entry.seq() + " or its link " + next + " was changed";
        } else {
            head = foundHash.clone();
            position = next;
            return true;
        }
        return false;
    }

    /** Says that the chain no longer is what was written down of it. */
    public void contradicts(String reason) {
        finding = reason;
    }

    /** Whether everything held so far. */
    public boolean isIntact() {
        return finding == null;
    }

    public long position() {
        return position;
    }

    /** The hash of the last link, in hexadecimal. */
    public String headHash() {
        return HexFormat.of().formatHex(head);
    }

    /** What was found. */
    public ChainReport report(long waiting) {
        return new ChainReport(
                isIntact(), position, headHash(), waiting, isIntact() ? null : position + 1, brokenSeq, finding);
    }

    private static byte[] hash(byte[] previous, AuditEntry entry) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(previous);
            return digest.digest(entry.content().getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
