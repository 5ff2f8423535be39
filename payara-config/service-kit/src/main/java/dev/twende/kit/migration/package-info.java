/** Brings the house's own schema up to date before the house opens. */
package dev.twende.kit.migration;
