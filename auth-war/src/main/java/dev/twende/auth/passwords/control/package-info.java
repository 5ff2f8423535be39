/** Where requests for new passwords are kept. */
package dev.twende.auth.passwords.control;
