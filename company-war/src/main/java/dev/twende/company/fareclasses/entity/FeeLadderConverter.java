package dev.twende.company.fareclasses.entity;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Keeps a ladder in one column: it is read, shown and replaced as a whole. */
@Converter(autoApply = true)
public class FeeLadderConverter implements AttributeConverter<FeeLadder, String> {
    @Override
    public String convertToDatabaseColumn(FeeLadder ladder) {
        return ladder == null ? null : ladder.toString();
    }

    @Override
    public FeeLadder convertToEntityAttribute(String column) {
        return column == null ? null : FeeLadder.parse(column);
    }
}
