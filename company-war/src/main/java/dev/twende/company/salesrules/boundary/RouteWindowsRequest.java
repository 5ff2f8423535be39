package dev.twende.company.salesrules.boundary;

import dev.twende.company.salesrules.entity.SalesWindows;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** The windows of a route; they replace those before. For a channel that is left out the company's hold. */
public record RouteWindowsRequest(@NotNull @Size(max = 3) List<@NotNull @Valid WindowRequest> salesWindows) {
    SalesWindows windows() {
        return SalesWindows.checked(
                salesWindows.stream().map(WindowRequest::window).toList(), "sales_windows");
    }
}
