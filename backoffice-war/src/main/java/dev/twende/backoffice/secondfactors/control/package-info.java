/** How the pages ask auth about second factors. */
package dev.twende.backoffice.secondfactors.control;
