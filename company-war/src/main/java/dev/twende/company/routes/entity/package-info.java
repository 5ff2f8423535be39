/** Routes: ordered stops, and the segments between them. The things themselves. */
package dev.twende.company.routes.entity;
