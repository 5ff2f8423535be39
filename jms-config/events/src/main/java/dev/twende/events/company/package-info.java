/** Facts told by the company house. */
package dev.twende.events.company;
