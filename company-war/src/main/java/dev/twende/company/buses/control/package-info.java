/** Buses and their seats. Storage and rules that need more than one object. */
package dev.twende.company.buses.control;
