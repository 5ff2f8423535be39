/** Who is calling, what they may touch, and how houses prove who they are to each other. */
package dev.twende.kit.security;
