/** How the pages talk to auth. */
package dev.twende.backoffice.sessions.control;
