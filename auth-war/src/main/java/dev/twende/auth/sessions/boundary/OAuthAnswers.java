package dev.twende.auth.sessions.boundary;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On a resource that OAuth clients talk to: its answers are never cached, and its refusals are those of RFC 6749 section 5.2. */
@NameBinding
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface OAuthAnswers {}
