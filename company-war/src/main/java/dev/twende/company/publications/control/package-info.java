/** Publications: many schedules published by one background job. Storage and rules that need more than one object. */
package dev.twende.company.publications.control;
