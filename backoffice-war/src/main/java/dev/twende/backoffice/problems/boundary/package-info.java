/** From what an API refused to what a person reads, in their language. */
package dev.twende.backoffice.problems.boundary;
