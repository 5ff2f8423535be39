/** Mails: written with the change they tell of, sent by and by. What other features of the house call. */
package dev.twende.auth.mails.boundary;
