package dev.twende.kit.id;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.UUID;

/**
 * Maps an id that may be null, on which EclipseLink's own mapping fails when it reads it
 * (https://github.com/eclipse-ee4j/eclipselink/issues/2768).
 */
@Converter
public class NullableIdConverter implements AttributeConverter<UUID, Object> {
    @Override
    public Object convertToDatabaseColumn(UUID id) {
        return id;
    }

    @Override
    public UUID convertToEntityAttribute(Object column) {
        return (UUID) column;
    }
}
