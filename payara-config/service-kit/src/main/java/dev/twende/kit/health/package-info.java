/** The readiness check that every house answers under its own name. */
package dev.twende.kit.health;
