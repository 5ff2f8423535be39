/** Publications: many schedules published by one background job. The things themselves. */
package dev.twende.company.publications.entity;
