/** Proves what a run refuses before anything starts. */
package dev.twende.launcher.run;
