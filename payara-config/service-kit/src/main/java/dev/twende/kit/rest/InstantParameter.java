package dev.twende.kit.rest;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Lets a query parameter be a {@link Instant}, written {@code 2026-12-24T08:00:00Z}. */
@Provider
public class InstantParameter implements ParamConverterProvider {
    @Override
    public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        return type == Instant.class ? new Converter<>(type) : null;
    }

    private record Converter<T>(Class<T> type) implements ParamConverter<T> {
        @Override
        public T fromString(String text) {
            try {
                return text == null || text.isEmpty() ? null : type.cast(Instant.parse(text));
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException(e); // the kit's mapper names the parameter
            }
        }

        @Override
        public String toString(T time) {
            return time.toString();
        }
    }
}
