/** The facts houses tell each other, one package per publisher, and the topics they travel on; no logic. */
package dev.twende.events;
