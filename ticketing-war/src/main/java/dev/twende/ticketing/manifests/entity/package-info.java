/** What a manifest says, and who looked at it. */
package dev.twende.ticketing.manifests.entity;
