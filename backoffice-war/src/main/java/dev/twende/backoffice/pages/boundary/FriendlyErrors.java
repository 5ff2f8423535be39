package dev.twende.backoffice.pages.boundary;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.omnifaces.filter.HttpFilter;

/** On the way to the problem document that answers every error: people on a page get a page instead. */
@WebFilter(urlPatterns = "/_error", dispatcherTypes = DispatcherType.ERROR)
public class FriendlyErrors extends HttpFilter {
    @Override
    public void doFilter(
            HttpServletRequest request, HttpServletResponse response, HttpSession session, FilterChain chain)
            throws ServletException, IOException {
        String failed = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        if (failed.startsWith(request.getContextPath() + "/backoffice/")) {
            request.getRequestDispatcher("/backoffice/error.xhtml").forward(request, response);
        } else {
            chain.doFilter(request, response);
        }
    }
}
