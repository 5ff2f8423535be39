/** What every house's tests stand on: the real servers, the real WAR in Payara Micro, tokens and the house rules. */
package dev.twende.testing;
