/** Money that customers send to the Pay Bill number by themselves: whose it is, and what to do when nobody knows. */
package dev.twende.payment.paybills;
