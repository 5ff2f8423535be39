/** A refusal of an API, as the pages read it. */
package dev.twende.backoffice.problems.entity;
