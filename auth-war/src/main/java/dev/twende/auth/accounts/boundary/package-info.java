/** Accounts: what users see of their own. What the outside calls. */
package dev.twende.auth.accounts.boundary;
