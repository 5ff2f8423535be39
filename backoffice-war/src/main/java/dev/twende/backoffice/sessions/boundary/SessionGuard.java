package dev.twende.backoffice.sessions.boundary;

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
import org.omnifaces.util.Servlets;

/** Lets nobody past the login page who has not logged in; an Ajax request is told to go there, too. */
@WebFilter("/backoffice/*")
public class SessionGuard extends HttpFilter {
    private static final String LOGIN = "/backoffice/login.xhtml";
    private static final Set<String> OPEN_TO_ALL = Set.of(LOGIN, "/backoffice/error.xhtml");

    @Inject
    UserSession user;

    @Override
    public void doFilter(
            HttpServletRequest request, HttpServletResponse response, HttpSession session, FilterChain chain)
            throws ServletException, IOException {
        if (OPEN_TO_ALL.contains(request.getServletPath()) || (session != null && user.isOpen())) {
            chain.doFilter(request, response);
            return;
        }
        boolean lapsed = request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
        Servlets.facesRedirect(request, response, LOGIN.substring(1) + (lapsed ? "?lapsed=true" : ""));
    }
}
