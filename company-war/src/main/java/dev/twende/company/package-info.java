/** The company house: operators and what they run. Sole writer of the schema {@code company}; speaks {@code ScheduleCreated} and its kin. */
package dev.twende.company;
