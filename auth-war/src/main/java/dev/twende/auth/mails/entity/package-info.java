/** Mails to users and what becomes of them. */
package dev.twende.auth.mails.entity;
