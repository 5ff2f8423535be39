package dev.twende.auth.audits.entity;

/**
 * What following the chain from its beginning has found.
 *
 * @param isIntact whether nothing is amiss
 * @param links how many hold, from the first on
 * @param headHash of the last of these, in hexadecimal: write it down elsewhere, and ask next time whether it still stands
 * @param waiting entries that were heard but have no link yet
 * @param brokenPosition the first link that does not hold; null when all do
 * @param brokenSeq the entry it belongs to; null when it is not known
 * @param finding what is amiss; null when nothing is
 */
public record ChainReport(
        boolean isIntact,
        long links,
        String headHash,
        long waiting,
        Long brokenPosition,
        Long brokenSeq,
        String finding) {}
