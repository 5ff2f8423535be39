/**
 * {@code twende import-gtfs}: brings a GTFS feed into the running platform and shows what was taken and what was not.
 *
 * @see dev.twende.launcher.imports.GtfsImportTest
 */
package dev.twende.launcher.imports;
