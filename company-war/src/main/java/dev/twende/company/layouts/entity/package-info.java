/** Where the seats of a vehicle stand, version by version. The things themselves. */
package dev.twende.company.layouts.entity;
