/**
 * The back-office pages. They own no data: what they show they ask the houses' APIs for, with the token of the person
 * who looks, even when a house lives in the same WAR.
 *
 * @see dev.twende.backoffice.ArchitectureTest
 */
package dev.twende.backoffice;
