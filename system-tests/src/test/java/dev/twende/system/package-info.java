/** The platform as clients, operators and bad luck meet it. Starts it with the launcher, and knows it by its public faces only. */
package dev.twende.system;
