package dev.twende.payment.callbacks.boundary;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.payment.providers.boundary.Mpesa;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.regex.Pattern;

/** Takes in what a provider answers a moment after it was asked; from whoever may call back, and nobody else. */
@ApplicationScoped
public class ProviderAnswers {
    private static final Pattern NONCE = Pattern.compile("[0-9a-f]{48}");

    private Senders senders;
    private Mpesa mpesa;

    protected ProviderAnswers() {} // for the CDI proxy

    @Inject
    public ProviderAnswers(Senders senders, Mpesa mpesa) {
        this.senders = senders;
        this.mpesa = mpesa;
    }

    /**
     * @throws Problem not-found when no answer is expected there, or not from there
     */
    public void receive(String nonce, Sender sender, String body) {
        boolean taken = senders.mayTellUs(sender) && NONCE.matcher(nonce).matches() && mpesa.answered(nonce, body);
        if (!taken) {
            throw Problem.of(ProblemType.NOT_FOUND, "No answer is expected here.");
        }
    }
}
