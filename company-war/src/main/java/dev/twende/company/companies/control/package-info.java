/** Operators, the tenants of the platform. Storage and rules that need more than one object. */
package dev.twende.company.companies.control;
