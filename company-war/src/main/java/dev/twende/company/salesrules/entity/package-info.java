/** Sales rules: which channel may sell when, and what kinds of riders there are. The things themselves. */
package dev.twende.company.salesrules.entity;
