/** Sales rules: which channel may sell when, what kinds of riders there are, and what they are asked for. What the outside calls. */
package dev.twende.company.salesrules.boundary;
