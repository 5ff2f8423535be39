package dev.twende.ticketing.pos.boundary;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The body may come compressed, and is answered so where that is understood: devices pay for what they send. */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Gzip {
    /** The largest body, unpacked, in bytes. */
    int MAX_BYTES = 8 * 1024 * 1024;
}
