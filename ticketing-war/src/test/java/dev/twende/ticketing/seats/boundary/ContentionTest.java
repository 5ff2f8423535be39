package dev.twende.ticketing.seats.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class ContentionTest {
    @Test
    void passesWhenTheDatabaseSaysNotNow() {
        for (String state : new String[] {"40001", "40P01", "55P03", "57014", "23505"}) {
            assertThat(Contention.isPassing(new IllegalStateException(new SQLException("not now", state))))
                    .as(state)
                    .isTrue();
        }
    }

    @Test
    void staysWhenItSaysNo() {
        assertThat(Contention.isPassing(new IllegalStateException(new SQLException("no", "23503"))))
                .isFalse();
        assertThat(Contention.isPassing(new IllegalStateException(new SQLException("no"))))
                .isFalse();
        assertThat(Contention.isPassing(new IllegalStateException())).isFalse();
        Exception tail = new Exception();
        assertThat(Contention.isPassing(new Exception(tail) {
                    @Override
                    public synchronized Throwable getCause() {
                        return this;
                    }
                }))
                .isFalse();
    }
}
