package dev.twende.company.companies.entity;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.UUID;

/** Maps an id that may be null, on which EclipseLink's own mapping fails when it reads it (eclipselink issue 2768). */
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
