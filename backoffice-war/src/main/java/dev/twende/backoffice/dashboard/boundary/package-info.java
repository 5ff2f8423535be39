/** The live dashboard: what every company sold today. */
package dev.twende.backoffice.dashboard.boundary;
