/** Taking tokens back before their time: at once in this house, and told to the other houses when they ask. */
package dev.twende.auth.revocations.boundary;
