/** Who rides on a bus, on paper and for the border. */
package dev.twende.ticketing.manifests;
