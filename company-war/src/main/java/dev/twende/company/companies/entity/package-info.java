/** Operators, the tenants of the platform. The things themselves. */
package dev.twende.company.companies.entity;
