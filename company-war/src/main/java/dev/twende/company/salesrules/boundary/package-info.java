/** Sales rules: which channel may sell when, and what kinds of riders there are. What the outside calls. */
package dev.twende.company.salesrules.boundary;
