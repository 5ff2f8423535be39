/** Where the seats of a vehicle stand, version by version. What the outside calls. */
package dev.twende.company.layouts.boundary;
