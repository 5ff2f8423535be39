package dev.twende.ticketing.tickets.control;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/** The black squares of a QR code, to be drawn on whatever there is to draw on. */
final class QrModules {
    /** The white squares that a code needs around it (ISO/IEC 18004, section 6.3.8). */
    static final int QUIET = 4;

    private final ByteMatrix squares;

    private QrModules(ByteMatrix squares) {
        this.squares = squares;
    }

    static QrModules of(String text) {
        try {
            return new QrModules(Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix());
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("no QR code holds this", tooLong);
        }
    }

    /** How many squares it is wide and high, those around it included. */
    int size() {
        return squares.getWidth() + 2 * QUIET;
    }

    /** Draws every run of black squares in a row, from the top left. */
    void draw(Pen pen) {
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
    interface Pen {
        /** From this square on, so many to the right. */
        void draw(int x, int y, int length);
    }
}
