/** For which company a database transaction works, so that the database itself hides the rows of all others. */
package dev.twende.kit.tenants;
