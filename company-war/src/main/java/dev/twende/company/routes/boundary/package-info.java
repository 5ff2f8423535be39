/** Routes: ordered stops, and the segments between them. What the outside calls. */
package dev.twende.company.routes.boundary;
