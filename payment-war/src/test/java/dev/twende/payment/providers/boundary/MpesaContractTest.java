package dev.twende.payment.providers.boundary;

/** M-Pesa keeps to what all providers keep to. */
class MpesaContractTest extends ProviderContract {
    MpesaContractTest() {
        super(new SimulatedMpesa());
    }
}
