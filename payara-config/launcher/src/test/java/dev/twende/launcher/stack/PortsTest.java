package dev.twende.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void freePortsAreDifferentAndFree() {
        assertThat(Ports.free(6)).hasSize(6).doesNotHaveDuplicates().allMatch(Ports::isFree);
    }

    @Test
    void aPortSomebodyListensOnIsNotFree() throws IOException {
        try (ServerSocket everywhere = new ServerSocket(0);
                ServerSocket loopback = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Ports.isFree(everywhere.getLocalPort())).isFalse();
            assertThat(Ports.isFree(loopback.getLocalPort())).isFalse();
        }
    }
}
