/** The point of sale without a platform: what it decides alone, what survives a kill, and that the document says what it does. */
package dev.twende.pos;
