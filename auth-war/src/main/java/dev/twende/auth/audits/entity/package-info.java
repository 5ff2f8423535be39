/** One entry of the audit trail, what may be asked of the trail, and what is found when its chain is followed. */
package dev.twende.auth.audits.entity;
