package dev.twende.kit.rest;

import dev.twende.kit.edge.BrowserRules;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Answers what failed before or beside JAX-RS: a bad token, an unknown path of the WAR, a response without a body. */
@WebServlet("/_error")
public class ErrorPage extends HttpServlet {
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Integer status = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        ProblemType type = status == null ? ProblemType.NOT_FOUND : Failures.ofStatus(status);
        response.setStatus(type.status());
        response.setContentType(ProblemDocument.MEDIA_TYPE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        BrowserRules.onto(response);
        if (type == ProblemType.UNAUTHENTICATED) {
            boolean aTokenWasShown = request.getHeader("Authorization") != null;
            response.setHeader("WWW-Authenticate", aTokenWasShown ? "Bearer error=\"invalid_token\"" : "Bearer");
        }
        response.getWriter().write(new ProblemDocument(Problem.of(type, null)).json());
    }
}
