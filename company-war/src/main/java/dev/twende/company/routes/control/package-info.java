/** Routes: ordered stops, and the segments between them. Storage and rules that need more than one object. */
package dev.twende.company.routes.control;
