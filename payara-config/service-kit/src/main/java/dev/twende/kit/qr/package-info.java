/** QR codes. */
package dev.twende.kit.qr;
