package dev.basin.engine.data.grammar;

import java.util.List;

/** The vocabulary of inference: kinds of things, opposites, and verbs that tell whether something was done. */
final class EntailmentWords {
    /** A kind of thing and members of it; no member belongs to another kind. */
    record Kind(String name, Words<String> members) {
        static Kind of(String name, String... members) {
            return new Kind(name, Words.of(List.of(members)));
        }
    }

    /**
     * Two opposite qualities, each in words of equal strength, so that either of them follows from the other.
     *
     * @param things what has the quality; empty where people have it
     */
    record Opposites(List<String> things, List<String> one, List<String> other) {
        static Opposites ofPeople(List<String> one, List<String> other) {
            return new Opposites(List.of(), one, other);
        }

        static Opposites ofThings(List<String> things, List<String> one, List<String> other) {
            return new Opposites(things, one, other);
        }
    }

    /** Something to be done, and that it was done. */
    record Action(String infinitive, String past) {}

    static final List<String> PEOPLE = List.of(
            "farmer",
            "teacher",
            "doctor",
            "sailor",
            "lawyer",
            "artist",
            "soldier",
            "neighbor",
            "student",
            "nurse",
            "baker",
            "singer",
            "writer",
            "engineer",
            "painter",
            "guard",
            "clerk",
            "pilot",
            "waiter",
            "tourist",
            "merchant",
            "priest",
            "driver",
            "reporter");

    static final List<Kind> KINDS = List.of(
            Kind.of("bird", "crow", "duck", "eagle", "hawk", "owl", "pigeon", "robin", "sparrow", "swan"),
            Kind.of("building", "castle", "church", "hospital", "library", "museum", "school", "temple"),
            Kind.of("fish", "carp", "cod", "salmon", "shark", "trout", "tuna"),
            Kind.of("flower", "daisy", "lily", "lotus", "orchid", "rose", "violet"),
            Kind.of("fruit", "apple", "banana", "grape", "lemon", "mango", "peach", "pear"),
            Kind.of("garment", "coat", "dress", "jacket", "shirt", "skirt", "sweater"),
            Kind.of("insect", "ant", "bee", "beetle", "butterfly", "mosquito", "moth", "wasp"),
            Kind.of("instrument", "cello", "clarinet", "flute", "guitar", "harp", "piano", "trumpet", "violin"),
            Kind.of("tree", "cedar", "elm", "maple", "oak", "pine", "willow"),
            Kind.of("vegetable", "bean", "cabbage", "carrot", "onion", "pea", "potato"),
            Kind.of("vehicle", "ambulance", "bus", "car", "jeep", "taxi", "tractor", "truck", "van"),
            Kind.of("weapon", "cannon", "dagger", "pistol", "rifle", "spear", "sword"));

    static final Words<Opposites> OPPOSITES = Words.of(List.of(
            Opposites.ofPeople(List.of("angry", "furious", "mad"), List.of("calm", "peaceful", "relaxed")),
            Opposites.ofThings(
                    List.of("garden", "coat", "house", "voice"),
                    List.of("beautiful", "lovely"),
                    List.of("hideous", "ugly")),
            Opposites.ofThings(
                    List.of("book", "lecture", "speech", "story"),
                    List.of("boring", "dull"),
                    List.of("fascinating", "interesting")),
            Opposites.ofPeople(List.of("brave", "courageous", "fearless"), List.of("afraid", "frightened", "scared")),
            Opposites.ofThings(
                    List.of("visit", "speech", "letter", "journey"),
                    List.of("brief", "short"),
                    List.of("lengthy", "long")),
            Opposites.ofThings(
                    List.of("ring", "car", "ticket", "dinner"),
                    List.of("cheap", "inexpensive"),
                    List.of("costly", "expensive")),
            Opposites.ofPeople(List.of("clever", "intelligent", "smart"), List.of("dumb", "foolish", "stupid")),
            Opposites.ofThings(
                    List.of("answer", "report", "map", "number"),
                    List.of("correct", "right"),
                    List.of("incorrect", "wrong")),
            Opposites.ofPeople(List.of("cruel", "mean"), List.of("gentle", "kind")),
            Opposites.ofThings(
                    List.of("road", "journey", "job", "bridge"),
                    List.of("dangerous", "hazardous"),
                    List.of("safe", "secure")),
            Opposites.ofThings(
                    List.of("room", "office", "house", "kitchen"), List.of("dark", "dim"), List.of("bright", "sunny")),
            Opposites.ofThings(
                    List.of("task", "question", "exam", "job"),
                    List.of("difficult", "hard"),
                    List.of("easy", "simple")),
            Opposites.ofPeople(List.of("elderly", "old"), List.of("young", "youthful")),
            Opposites.ofPeople(List.of("energetic", "lively"), List.of("exhausted", "tired", "weary")),
            Opposites.ofThings(
                    List.of("passport", "signature", "diamond"),
                    List.of("authentic", "genuine", "real"),
                    List.of("fake", "false")),
            Opposites.ofPeople(List.of("cheerful", "glad", "happy"), List.of("miserable", "sad", "unhappy")),
            Opposites.ofPeople(List.of("healthy", "well"), List.of("ill", "sick")),
            Opposites.ofThings(
                    List.of("decision", "meeting", "detail"),
                    List.of("important", "significant"),
                    List.of("minor", "trivial")),
            Opposites.ofPeople(List.of("loud", "noisy"), List.of("quiet", "silent")),
            Opposites.ofThings(
                    List.of("name", "story", "letter", "habit"),
                    List.of("normal", "ordinary"),
                    List.of("odd", "strange", "unusual")),
            Opposites.ofPeople(List.of("powerful", "strong"), List.of("frail", "weak"))));

    static final Words<String> DONE =
            Words.of(List.of("dared to", "happened to", "managed to", "remembered to", "was able to", "was forced to"));

    /** Not done, or nobody knows: neither lets one conclude that it was done. */
    static final Words<String> NOT_KNOWN_DONE = Words.of(List.of(
            "declined to",
            "failed to",
            "forgot to",
            "hoped to",
            "neglected to",
            "planned to",
            "promised to",
            "refused to",
            "wanted to"));

    static final List<Action> ACTIONS = List.of(
            new Action("open the door", "opened the door"),
            new Action("pay the bill", "paid the bill"),
            new Action("read the letter", "read the letter"),
            new Action("repair the roof", "repaired the roof"),
            new Action("call the police", "called the police"),
            new Action("sign the contract", "signed the contract"),
            new Action("finish the work", "finished the work"),
            new Action("feed the horses", "fed the horses"),
            new Action("leave the city", "left the city"),
            new Action("cross the border", "crossed the border"),
            new Action("sell the house", "sold the house"),
            new Action("write the report", "wrote the report"),
            new Action("visit the museum", "visited the museum"),
            new Action("answer the question", "answered the question"),
            new Action("lock the gate", "locked the gate"),
            new Action("join the choir", "joined the choir"));

    private EntailmentWords() {}
}
