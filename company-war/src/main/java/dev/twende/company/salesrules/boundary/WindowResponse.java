package dev.twende.company.salesrules.boundary;

import dev.twende.company.salesrules.entity.SalesChannel;
import dev.twende.company.salesrules.entity.SalesWindow;
import dev.twende.company.salesrules.entity.SalesWindows;
import java.util.List;

/**
 * When a channel may sell.
 *
 * @param opensDaysBefore absent for from the publication on
 */
public record WindowResponse(SalesChannel channel, Integer opensDaysBefore, int closesMinutesBefore) {
    static WindowResponse from(SalesWindow window) {
        return new WindowResponse(window.channel(), window.opensDays(), window.closesMinutes());
    }

    static List<WindowResponse> from(SalesWindows windows) {
        return windows.list().stream().map(WindowResponse::from).toList();
    }
}
