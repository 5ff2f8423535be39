package dev.twende.kit.qr;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class QrModulesTest {
    private static final String TEXT =
            "{\"handshake_version\":1,\"url\":\"https://twende.example\",\"token\":\"ABCD-2345\"}";
    private static final int PIXELS = 4;

    private final QrModules code = QrModules.of(TEXT);

    @Test
    void areReadBackByAScanner() throws Exception {
        assertThat(new QRCodeReader()
                        .decode(new BinaryBitmap(new HybridBinarizer(picture())))
                        .getText())
                .isEqualTo(TEXT);
    }

    @Test
    void becomeAnSvgOfTheirSize() {
        assertThat(code.svg("a name"))
                .startsWith("<svg ")
                .endsWith("</svg>")
                .contains("aria-label=\"a name\"", "viewBox=\"0 0 " + code.size() + " " + code.size() + "\"");
    }

    private LuminanceSource picture() {
        int width = code.size() * PIXELS;
        byte[] light = new byte[width * width];
        Arrays.fill(light, (byte) 0xff);
        code.draw((x, y, length) -> {
            for (int row = y * PIXELS; row < (y + 1) * PIXELS; row++) {
                Arrays.fill(light, row * width + x * PIXELS, row * width + (x + length) * PIXELS, (byte) 0);
            }
        });
        return new LuminanceSource(width, width) {
            @Override
            public byte[] getRow(int y, byte[] row) {
                return Arrays.copyOfRange(light, y * width, (y + 1) * width);
            }

            @Override
            public byte[] getMatrix() {
                return light;
            }
        };
    }
}
