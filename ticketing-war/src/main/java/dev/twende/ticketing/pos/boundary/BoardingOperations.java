package dev.twende.ticketing.pos.boundary;

import dev.twende.ticketing.boardings.boundary.BoardingRequest;
import dev.twende.ticketing.boardings.boundary.Boardings;
import dev.twende.ticketing.devices.entity.Device;
import dev.twende.ticketing.pos.entity.OperationHead;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** Passengers whom a device let on the bus: facts, as every boarding without network is; what should not have been raises an alert. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class BoardingOperations {
    private OperationForms forms;
    private Boardings boardings;

    protected BoardingOperations() {} // for the CDI proxy

    @Inject
    public BoardingOperations(OperationForms forms, Boardings boardings) {
        this.forms = forms;
        this.boardings = boardings;
    }

    /** @param deviceTime what time it was on the device when it told, by which the time of the scan is put right; null when it did not say */
    OperationResult take(Device device, OperationHead head, String content, Instant deviceTime) {
        BoardingForm form = forms.read(content, BoardingForm.class);
        BoardingRequest scan = new BoardingRequest(
                form.scheduleId(),
                form.stopId(),
                form.stopSequence(),
                form.ticket(),
                form.ticketId(),
                null,
                null,
                form.nonce(),
                head.recordedAt(),
                true,
                new BoardingRequest.Device(device.deviceId().toString(), head.sequence(), deviceTime));
        return OperationResult.accepted(head)
                .decided(boardings.scan(scan).decision().name());
    }
}
