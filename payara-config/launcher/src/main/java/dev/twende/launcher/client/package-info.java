/**
 * The platform seen from outside: its public HTTP APIs as any client program would call them, knowing no class of a house.
 *
 * @see dev.twende.launcher.client.ApiTest
 */
package dev.twende.launcher.client;
