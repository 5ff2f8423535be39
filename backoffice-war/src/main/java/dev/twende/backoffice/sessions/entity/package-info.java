/** What logging in takes and gives. */
package dev.twende.backoffice.sessions.entity;
