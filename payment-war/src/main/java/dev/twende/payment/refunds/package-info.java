/** Money on its way back to who paid it. */
package dev.twende.payment.refunds;
