/** Where revocations are kept, and for how long. */
package dev.twende.auth.revocations.control;
