/** How the dashboard asks reporting. */
package dev.twende.backoffice.dashboard.control;
