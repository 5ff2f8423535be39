/** Where users are kept, who may give which role, how passwords are judged and hashed. */
package dev.twende.auth.users.control;
