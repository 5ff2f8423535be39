/** Codes of authenticators and of recovery, where second factors are kept, and of whom they are asked. */
package dev.twende.auth.secondfactors.control;
