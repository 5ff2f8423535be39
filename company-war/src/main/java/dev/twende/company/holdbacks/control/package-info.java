/** Holdbacks: seats that are kept out of sale before a schedule is published. Storage and rules that need more than one object. */
package dev.twende.company.holdbacks.control;
