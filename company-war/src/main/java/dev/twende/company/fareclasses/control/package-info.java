/** Fare classes: under what conditions a fare is sold. Storage and rules that need more than one object. */
package dev.twende.company.fareclasses.control;
