/** Another house. */
package dev.twende.otherhouse.things.entity;
