/** Hearing what all houses do, linking it, and answering who did what. */
package dev.twende.auth.audits.boundary;
