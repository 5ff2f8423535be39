/**
 * Operators, routes and people to look at, and the first seat sold: all through the public APIs, as any client would.
 *
 * @see dev.twende.launcher.demo.DemoDataTest
 */
package dev.twende.launcher.demo;
