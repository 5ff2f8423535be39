/** Second factors. */
package dev.twende.auth.secondfactors.entity;
