/**
 * The houses on top of the stack: which WAR runs in which Payara Micro process on which port with which settings, and whether it
 * really came up.
 *
 * @see Platform
 */
package dev.twende.launcher.platform;
