/** The words of mails, where they are kept, and the mail server. */
package dev.twende.auth.mails.control;
