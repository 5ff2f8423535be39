package dev.twende.payment.callbacks.boundary;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;

/**
 * Where a message came from, as the server saw it.
 *
 * @param address of whoever connected to us
 * @param forwardedFor what proxies on the way wrote down, in the order of the way, separated by commas; anyone can write it, so
 *     only the entries of proxies we trust count
 */
public record Sender(String address, String forwardedFor) {
    public static Sender of(HttpServletRequest request) {
        return new Sender(
                request.getRemoteAddr(), String.join(",", Collections.list(request.getHeaders("X-Forwarded-For"))));
    }
}
