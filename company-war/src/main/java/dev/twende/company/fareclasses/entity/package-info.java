/** Fare classes: under what conditions a fare is sold. The things themselves. */
package dev.twende.company.fareclasses.entity;
