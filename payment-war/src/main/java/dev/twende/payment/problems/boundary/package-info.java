/** Where the answers of other houses become problems of ours. */
package dev.twende.payment.problems.boundary;
