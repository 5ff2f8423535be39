package dev.twende.backoffice.pages.boundary;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Shows people who type only the host name the way in. */
@WebServlet({"", "/backoffice", "/backoffice/"})
public class FrontDoor extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean atTheRoot = request.getServletPath().isEmpty();
        response.sendRedirect(request.getContextPath() + (atTheRoot ? "/backoffice/" : "/backoffice/dashboard.xhtml"));
    }
}
