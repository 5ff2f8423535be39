/** Publications: many schedules published by one background job. What the outside calls. */
package dev.twende.company.publications.boundary;
