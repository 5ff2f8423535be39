/**
 * A mobile-money provider on this machine: it speaks the shapes of Safaricom's Daraja API, so that a seat can be paid
 * without an account, a phone or a network.
 *
 * @see dev.twende.launcher.simulator.MpesaSimulatorTest
 */
package dev.twende.launcher.simulator;
