/** The smallest house that tells and listens: deployed to show what outbox and inbox promise on the real servers. */
package dev.twende.outbox.sample;
