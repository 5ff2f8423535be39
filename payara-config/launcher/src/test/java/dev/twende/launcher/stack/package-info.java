/** Proves that the stack keeps what it promised through stops and kills. */
package dev.twende.launcher.stack;
