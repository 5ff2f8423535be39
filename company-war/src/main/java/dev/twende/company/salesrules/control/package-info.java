/** Sales rules: which channel may sell when, and what kinds of riders there are. Storage and rules that need more than one object. */
package dev.twende.company.salesrules.control;
