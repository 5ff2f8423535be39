/** Where an account was used before, and the work that a stranger has to prove. */
package dev.twende.auth.logins.control;
