/** Stops and starts single parts of a running platform from another terminal or a test, over a loopback endpoint with a token. */
package dev.twende.launcher.control;
