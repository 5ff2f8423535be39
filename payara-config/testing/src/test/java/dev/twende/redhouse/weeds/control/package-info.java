/** Broken rules of a control. */
package dev.twende.redhouse.weeds.control;
