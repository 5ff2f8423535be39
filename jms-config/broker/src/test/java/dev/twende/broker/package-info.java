/** Shows that broker.xml says, and the broker does, what the houses rely on. */
package dev.twende.broker;
