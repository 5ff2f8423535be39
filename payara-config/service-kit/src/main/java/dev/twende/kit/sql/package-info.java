/** What plain SQL needs beside JDBC. */
package dev.twende.kit.sql;
