package dev.twende.kit.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** A document of A4 pages that are written from the top down, and go on with another page when one is full. Lengths are in points. */
public final class PdfPages implements AutoCloseable {
    private final PDDocument document = new PDDocument();
    private final PdfFont font = PdfFont.in(document);
    private final float top;
    private final float bottom;
    private PDPageContentStream page;
    private float y;

    /**
     * @param top where the first line of a page stands, counted from its lower edge
     * @param bottom below which no line is begun
     */
    public PdfPages(float top, float bottom) {
        this.top = top;
        this.bottom = bottom;
        turn();
    }

    public PdfFont font() {
        return font;
    }

    /** Goes down the page, which may leave no room for another line. */
    public void down(float distance) {
        y -= distance;
    }

    /** Goes to the next page if this one has no room for a line. */
    public void turnWhenFull() {
        if (y < bottom) {
            turn();
        }
    }

    private void turn() {
        try {
            end();
            PDPage next = new PDPage(PDRectangle.A4);
            document.addPage(next);
            page = new PDPageContentStream(document, next);
            y = top;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void end() throws IOException {
        if (page != null) {
            page.close();
            page = null;
        }
    }

    /** Writes where we are on the page, and stays there. */
    public void write(String text, float x, float size) {
        font.write(page, text, x, y, size);
    }

    /** What is added to a page when all are written. */
    @FunctionalInterface
    public interface Addition {
        /** @param number of the page, from 1 */
        void to(PDPageContentStream page, int number, int pages);
    }

    /** Adds something to every page; nothing is written any more after it. */
    public void addToAll(Addition addition) {
        try {
            end();
            int pages = document.getNumberOfPages();
            for (int number = 1; number <= pages; number++) {
                try (PDPageContentStream written = new PDPageContentStream(
                        document, document.getPage(number - 1), PDPageContentStream.AppendMode.APPEND, true)) {
                    addition.to(written, number, pages);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The document; nothing is written any more after it. */
    public byte[] bytes() {
        try {
            end();
            return bytes(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Any document, whose pages are all closed. */
    public static byte[] bytes(PDDocument document) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        try {
            document.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
