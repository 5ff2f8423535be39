/** Broken rules of an entity. */
package dev.twende.redhouse.weeds.entity;
