/** Whether what measures can be trusted. */
package dev.twende.benchmarks;
