package dev.twende.ticketing.messages.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LanguageTest {
    @Test
    void prefersWhatTheBrowserPrefersAmongOurs() {
        assertThat(Language.preferred("rw")).isEqualTo(Language.KINYARWANDA);
        assertThat(Language.preferred("de-DE,de;q=0.9,sw-KE;q=0.8,en;q=0.7")).isEqualTo(Language.SWAHILI);
        assertThat(Language.preferred("en;q=0.5, fr-RW")).isEqualTo(Language.FRENCH);
    }

    @Test
    void speaksEnglishToWhomItDoesNotUnderstand() {
        assertThat(Language.preferred(null)).isEqualTo(Language.ENGLISH);
        assertThat(Language.preferred("")).isEqualTo(Language.ENGLISH);
        assertThat(Language.preferred("*")).isEqualTo(Language.ENGLISH);
        assertThat(Language.preferred("zh")).isEqualTo(Language.ENGLISH);
        assertThat(Language.preferred(";;q=?")).isEqualTo(Language.ENGLISH);
        assertThat(Language.preferred("fr;q=0")).isEqualTo(Language.ENGLISH);
    }
}
