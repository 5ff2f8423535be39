/** Where manifests are kept, and how they are written. */
package dev.twende.ticketing.manifests.control;
