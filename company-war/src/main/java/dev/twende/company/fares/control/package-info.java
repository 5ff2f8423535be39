/** Fares by pair of stops. Storage and rules that need more than one object. */
package dev.twende.company.fares.control;
