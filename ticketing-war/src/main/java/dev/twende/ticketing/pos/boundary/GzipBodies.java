package dev.twende.ticketing.pos.boundary;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Unpacks what came compressed, as far as it is not too large, and packs the answer where the caller takes it. */
@Gzip
@Provider
public class GzipBodies implements ContainerRequestFilter, ContainerResponseFilter, WriterInterceptor {
    private static final String GZIP = "gzip";

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        String encoding = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        if (encoding == null || encoding.isBlank() || "identity".equalsIgnoreCase(encoding.strip())) {
            return;
        }
        if (!GZIP.equalsIgnoreCase(encoding.strip())) {
            throw Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "The body may be compressed by gzip alone.");
        }
        request.setEntityStream(new ByteArrayInputStream(unpacked(request.getEntityStream())));
        request.getHeaders().remove(HttpHeaders.CONTENT_ENCODING);
        request.getHeaders().remove(HttpHeaders.CONTENT_LENGTH);
    }

    private static byte[] unpacked(InputStream packed) {
        try (InputStream in = new GZIPInputStream(packed)) {
            byte[] body = in.readNBytes(Gzip.MAX_BYTES + 1);
            if (body.length > Gzip.MAX_BYTES) {
                throw Problem.of(
                                ProblemType.PAYLOAD_TOO_LARGE,
                                "The body may have " + Gzip.MAX_BYTES + " bytes at most when it is unpacked.")
                        .with("max_bytes", Gzip.MAX_BYTES);
            }
            return body;
        } catch (IOException damaged) {
            throw Problem.of(ProblemType.BAD_REQUEST, "The body says that it is compressed by gzip, and is not.");
        }
    }

    /** The header must be there before anything is written. */
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        String taken = request.getHeaderString(HttpHeaders.ACCEPT_ENCODING);
        response.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (response.hasEntity() && taken != null && takesGzip(taken)) {
            response.getHeaders().put(HttpHeaders.CONTENT_ENCODING, List.of(GZIP));
        }
    }

    private static boolean takesGzip(String taken) {
        for (String each : taken.toLowerCase(Locale.ROOT).split(",")) {
            String coding = each.replace(" ", "");
            if (coding.equals(GZIP) || coding.startsWith("gzip;") && !coding.matches("gzip;q=0(\\.0*)?")) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void aroundWriteTo(WriterInterceptorContext answer) throws IOException, WebApplicationException {
        if (!List.of(GZIP).equals(answer.getHeaders().get(HttpHeaders.CONTENT_ENCODING))) {
            answer.proceed();
            return;
        }
        GZIPOutputStream packed = new GZIPOutputStream(answer.getOutputStream());
        answer.getHeaders().remove(HttpHeaders.CONTENT_LENGTH);
        answer.setOutputStream(packed);
        answer.proceed();
        packed.finish();
    }
}
