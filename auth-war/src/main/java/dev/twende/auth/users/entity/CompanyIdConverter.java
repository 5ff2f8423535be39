package dev.twende.auth.users.entity;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.UUID;

/** Maps a UUID that may be null, on which EclipseLink's own mapping fails (eclipselink issue 2768). */
@Converter
public class CompanyIdConverter implements AttributeConverter<UUID, Object> {
    @Override
    public Object convertToDatabaseColumn(UUID companyId) {
        return companyId;
    }

    @Override
    public UUID convertToEntityAttribute(Object column) {
        return (UUID) column;
    }
}
