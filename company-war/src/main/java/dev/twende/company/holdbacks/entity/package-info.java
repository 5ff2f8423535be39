/** Holdbacks: seats that are kept out of sale before a schedule is published. The things themselves. */
package dev.twende.company.holdbacks.entity;
