/** Where sessions are kept, what a token says, and the secrets of users' sessions and service accounts. */
package dev.twende.auth.sessions.control;
