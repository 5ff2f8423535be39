/** {@code twende audit}: follows the audit trail's hash chain on the running platform. */
package dev.twende.launcher.audits;
