/** Fare classes: under what conditions a fare is sold. What the outside calls. */
package dev.twende.company.fareclasses.boundary;
