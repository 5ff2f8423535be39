/** {@code ./twende run}: looks before it leaps, brings the platform up, shows a sale, and leaves nothing behind. */
package dev.twende.launcher.run;
