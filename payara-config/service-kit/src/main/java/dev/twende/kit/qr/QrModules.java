package dev.twende.kit.qr;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/** The black squares of a QR code, to be drawn on whatever there is to draw on. */
public final class QrModules {
    /** The white squares that a code needs around it (ISO/IEC 18004, section 6.3.8). */
    public static final int QUIET = 4;

    private final ByteMatrix squares;

    private QrModules(ByteMatrix squares) {
        this.squares = squares;
    }

    /** The code that says this. */
    public static QrModules of(String text) {
        try {
            return new QrModules(Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix());
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("no QR code holds this", tooLong);
        }
    }

    /** How many squares it is wide and high, those around it included. */
    public int size() {
        return squares.getWidth() + 2 * QUIET;
    }

    /**
     * The code as an SVG element, one unit a square.
     *
     * @param name for those who cannot see it, escaped for a quoted attribute
     */
    public String svg(String name) {
        StringBuilder svg = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"")
                .append(name)
                .append("\" viewBox=\"0 0 ")
                .append(size())
                .append(' ')
                .append(size())
                .append("\" shape-rendering=\"crispEdges\"><path d=\"");
        draw((x, y, length) -> svg.append('M')
                .append(x)
                .append(' ')
                .append(y)
                .append('h')
                .append(length)
                .append("v1h-")
                .append(length)
                .append('z'));
        return svg.append("\"/></svg>").toString();
    }

    /** Draws every run of black squares in a row, from the top left. */
    public void draw(Pen pen) {
        for (int y = 0; y < squares.getHeight(); y++) {
            int x = 0;
            while (x < squares.getWidth()) {
                int end = x;
                while (end < squares.getWidth() && squares.get(end, y) == 1) {
                    end++;
                }
                if (end > x) {
                    pen.draw(x + QUIET, y + QUIET, end - x);
                }
                x = end + 1;
            }
        }
    }

    /** Draws black squares. */
    @FunctionalInterface
    public interface Pen {
        /** From this square on, so many to the right. */
        public void draw(int x, int y, int length);
    }
}
