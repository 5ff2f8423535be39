package dev.twende.ticketing.disruptions.boundary;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.ticketing.disruptions.control.DisruptionStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Whether passengers of a disrupted booking are still to choose, for the features that would change it meanwhile. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class OpenChoices {
    private DisruptionStore store;

    protected OpenChoices() {} // for the CDI proxy

    @Inject
    public OpenChoices(DisruptionStore store) {
        this.store = store;
    }

    public boolean isOpen(UUID bookingId) {
        return store.openForUpdate(bookingId).isPresent();
    }

    /**
     * Makes sure that nothing is to be chosen.
     *
     * @throws Problem {@link ProblemType#CHOICE_OPEN}
     */
    public void mustBeMade(UUID bookingId) {
        if (isOpen(bookingId)) {
            throw Problem.of(
                    ProblemType.CHOICE_OPEN, "The bus is cancelled or late, and the passengers are still to choose.");
        }
    }
}
