/** What can go wrong, named once: the error catalogue and the HTTP-free exception that carries an entry of it. */
package dev.twende.kit.problem;
