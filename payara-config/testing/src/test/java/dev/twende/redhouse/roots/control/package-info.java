/** Another feature's control. */
package dev.twende.redhouse.roots.control;
