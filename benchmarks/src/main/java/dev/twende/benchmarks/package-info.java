/** Measures the limits of the machine and the platform beside them, in the same run; numbers without their limit mean nothing. */
package dev.twende.benchmarks;
