/** What every answer tells browsers, and which other sites' pages may call us. */
package dev.twende.kit.edge;
