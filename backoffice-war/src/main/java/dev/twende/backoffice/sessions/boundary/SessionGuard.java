package dev.twende.backoffice.sessions.boundary;

import jakarta.faces.application.ViewExpiredException;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Set;
import org.omnifaces.filter.HttpFilter;
import org.omnifaces.util.Exceptions;
import org.omnifaces.util.Servlets;

/**
 * Lets nobody past the login page who has not logged in, and leads back to it whose page has outlived the session. An
 * Ajax request is told to go there, too.
 */
@WebFilter("/backoffice/*")
public class SessionGuard extends HttpFilter {
    private static final String LOGIN = "/backoffice/login.xhtml";
    private static final Set<String> OPEN_TO_ALL =
            Set.of(LOGIN, "/backoffice/password.xhtml", "/backoffice/error.xhtml");

    @Inject
    UserSession user;

    @Override
    public void doFilter(
            HttpServletRequest request, HttpServletResponse response, HttpSession session, FilterChain chain)
            throws ServletException, IOException {
        if (OPEN_TO_ALL.contains(request.getServletPath()) || (session != null && user.isOpen())) {
            pass(request, response, chain);
        } else {
            boolean lapsed = request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
            leadToLogin(request, response, lapsed);
        }
    }

    private static void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException failed) {
            if (!Exceptions.is(failed, ViewExpiredException.class) || response.isCommitted()) {
                throw failed;
            }
            leadToLogin(request, response, true);
        }
    }

    private static void leadToLogin(HttpServletRequest request, HttpServletResponse response, boolean lapsed)
            throws IOException {
        Servlets.facesRedirect(request, response, LOGIN.substring(1) + (lapsed ? "?lapsed=true" : ""));
    }
}
