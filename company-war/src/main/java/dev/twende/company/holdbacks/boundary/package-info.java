/** Holdbacks: seats that are kept out of sale before a schedule is published. What the outside calls. */
package dev.twende.company.holdbacks.boundary;
