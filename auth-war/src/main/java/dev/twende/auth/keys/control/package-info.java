/** Where signing keys are kept sealed, when the next one is due, and the opened keys in memory. */
package dev.twende.auth.keys.control;
