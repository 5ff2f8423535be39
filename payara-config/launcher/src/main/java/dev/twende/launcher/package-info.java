/** The {@code twende} program: its command line and the subcommands behind it. */
package dev.twende.launcher;
