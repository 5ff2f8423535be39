/** What is void of the tokens that are out. */
package dev.twende.auth.revocations.entity;
