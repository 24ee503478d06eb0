package dev.basin.engine.data.grammar;

import java.util.List;

/** The vocabulary of reviews: words of praise and of blame, and what is reviewed. */
final class ReviewWords {
    /** Words that say the same of anything: adjectives, and verbs in the past tense. Alphabetical, so that chance holds out. */
    record Polar(Words<String> adjectives, Words<String> verbs) {}

    /** Something reviewed, and the parts of it that people talk about, all singular. */
    record Subject(String noun, List<String> aspects) {}

    static final Polar BLAME = new Polar(
            Words.of(List.of(
                    "awful",
                    "bad",
                    "boring",
                    "disappointing",
                    "disastrous",
                    "dreadful",
                    "dull",
                    "frustrating",
                    "hideous",
                    "horrible",
                    "inadequate",
                    "inferior",
                    "irritating",
                    "miserable",
                    "nasty",
                    "pathetic",
                    "poor",
                    "ridiculous",
                    "terrible",
                    "unacceptable",
                    "unpleasant",
                    "useless",
                    "weak",
                    "worthless")),
            Words.of(List.of(
                    "complained about",
                    "criticized",
                    "cursed",
                    "despised",
                    "disliked",
                    "hated",
                    "mocked",
                    "objected to")));

    static final Polar PRAISE = new Polar(
            Words.of(List.of(
                    "amazing",
                    "brilliant",
                    "charming",
                    "delightful",
                    "enjoyable",
                    "excellent",
                    "fabulous",
                    "fantastic",
                    "fine",
                    "good",
                    "great",
                    "impressive",
                    "lovely",
                    "magnificent",
                    "marvelous",
                    "nice",
                    "outstanding",
                    "pleasant",
                    "remarkable",
                    "splendid",
                    "stunning",
                    "superb",
                    "terrific",
                    "wonderful")),
            Words.of(List.of(
                    "admired", "adored", "appreciated", "enjoyed", "liked", "loved", "praised", "recommended")));

    static final List<Subject> SUBJECTS = List.of(
            new Subject("film", List.of("plot", "acting", "ending", "music", "dialogue", "cast", "script")),
            new Subject("movie", List.of("story", "acting", "ending", "music", "dialogue", "cast", "editing")),
            new Subject("book", List.of("story", "ending", "writing", "opening", "language", "cover")),
            new Subject("novel", List.of("plot", "ending", "writing", "opening", "dialogue", "hero")),
            new Subject("restaurant", List.of("food", "service", "soup", "wine", "dessert", "menu", "staff")),
            new Subject("cafe", List.of("coffee", "service", "bread", "music", "breakfast", "staff")),
            new Subject("hotel", List.of("room", "breakfast", "service", "pool", "view", "bed", "staff")),
            new Subject("concert", List.of("music", "singing", "sound", "stage", "lighting", "band")),
            new Subject("album", List.of("singing", "sound", "opening", "melody", "cover")),
            new Subject("play", List.of("plot", "acting", "stage", "cast", "dialogue", "lighting")));

    private ReviewWords() {}
}
