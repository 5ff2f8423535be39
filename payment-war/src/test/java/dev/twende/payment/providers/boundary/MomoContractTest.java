package dev.twende.payment.providers.boundary;

/** MTN MoMo keeps to what all providers keep to. */
class MomoContractTest extends ProviderContract {
    MomoContractTest() {
        super(new SimulatedMomo());
    }
}
