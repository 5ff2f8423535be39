/** The figures of the dashboard, as reporting's API tells them and as the page draws them. */
package dev.twende.backoffice.dashboard.entity;
