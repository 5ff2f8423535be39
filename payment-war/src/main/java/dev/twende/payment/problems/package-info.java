/** What other houses refuse, in their own words. */
package dev.twende.payment.problems;
