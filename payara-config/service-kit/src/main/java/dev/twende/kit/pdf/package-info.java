/** Text on the pages of a PDF. */
package dev.twende.kit.pdf;
