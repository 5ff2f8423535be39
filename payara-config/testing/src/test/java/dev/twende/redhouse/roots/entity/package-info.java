/** Half of a cycle. */
package dev.twende.redhouse.roots.entity;
