/** Operators, the tenants of the platform. What the outside calls. */
package dev.twende.company.companies.boundary;
