/** A house that keeps every rule. */
package dev.twende.greenhouse;
