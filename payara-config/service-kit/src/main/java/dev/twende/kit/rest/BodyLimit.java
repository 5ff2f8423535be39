package dev.twende.kit.rest;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Refuses a body before it can fill the memory, whether its length was announced or not. */
@Provider
public class BodyLimit implements ContainerRequestFilter {
    /** The largest body of a call that does not say otherwise with {@link MaxBody}. */
    public static final long DEFAULT_BYTES = 1024 * 1024;

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        MaxBody own = resource.getResourceMethod() == null
                ? null
                : resource.getResourceMethod().getAnnotation(MaxBody.class);
        long limit = own == null ? DEFAULT_BYTES : own.value();
        if (request.getLength() > limit) {
            throw tooLarge(limit);
        }
        request.setEntityStream(new Limited(request.getEntityStream(), limit));
    }

    private static Problem tooLarge(long limit) {
        return Problem.of(ProblemType.PAYLOAD_TOO_LARGE, "The body may have " + limit + " bytes at most.")
                .with("max_bytes", limit);
    }

    /** Counts what is read and stops at the limit. */
    private static final class Limited extends FilterInputStream {
        private final long limit;
        private long seen;

        Limited(InputStream in, long limit) {
            super(in);
            this.limit = limit;
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
            seen += bytes;
            if (seen > limit) {
                throw tooLarge(limit);
            }
        }
    }
}
