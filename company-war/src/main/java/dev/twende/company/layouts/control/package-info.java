/** Where the seats of a vehicle stand, version by version. Storage and rules that need more than one object. */
package dev.twende.company.layouts.control;
