/** Proves that a platform that did not come up is recognised as such. */
package dev.twende.launcher.platform;
