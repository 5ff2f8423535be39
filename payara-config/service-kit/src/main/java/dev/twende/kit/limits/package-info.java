/** How often something may be asked for, counted by all instances of a house together. */
package dev.twende.kit.limits;
