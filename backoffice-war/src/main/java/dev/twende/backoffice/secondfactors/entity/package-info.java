/** What auth tells of a second factor. */
package dev.twende.backoffice.secondfactors.entity;
