/** The auth house: who someone is and what they may be. Owns schema auth and the keys every token is signed with. */
package dev.twende.auth;
