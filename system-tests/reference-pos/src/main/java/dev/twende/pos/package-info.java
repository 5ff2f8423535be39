/**
 * A point of sale that sells with and without a network and never loses or doubles a sale, whatever ends it. {@code docs/pos-protocol.md}
 * says what it does and why; begin to read at {@link dev.twende.pos.Pos}.
 */
package dev.twende.pos;
