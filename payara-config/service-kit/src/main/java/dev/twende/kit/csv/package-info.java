/** Tables for spreadsheets. */
package dev.twende.kit.csv;
