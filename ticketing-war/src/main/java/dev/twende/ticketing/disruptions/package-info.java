/** Does right by passengers whose bus does not run, or runs much later. */
package dev.twende.ticketing.disruptions;
