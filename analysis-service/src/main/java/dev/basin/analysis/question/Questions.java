package dev.basin.analysis.question;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import dev.basin.analysis.v1.AnalysisSpec;
import dev.basin.common.v1.ErrorReason;
import dev.basin.serving.errors.Refusal;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The questions that this service answers. */
@Singleton
public class Questions {
    private final Map<AnalysisSpec.QuestionCase, Question> byKind;

    Questions(@All List<Question> all) {
        this.byKind = all.stream()
                .collect(toMap(
                        Question::kind,
                        Function.identity(),
                        Questions::refuseSecond,
                        () -> new EnumMap<>(AnalysisSpec.QuestionCase.class)));
    }

    /**
     * The question that a request asks.
     *
     * @throws Refusal if it asks none, or UNIMPLEMENTED for one of a later version
     */
    public Question asked(AnalysisSpec spec) {
        if (spec.getQuestionCase() == AnalysisSpec.QuestionCase.QUESTION_NOT_SET) {
            throw Refusal.ofField(
                    ErrorReason.ERROR_REASON_INVALID_FIELD, "spec", "asks no question; accepted: " + accepted());
        }
        Question question = byKind.get(spec.getQuestionCase());
        if (question == null) {
            String asked = word(spec.getQuestionCase());
            throw Refusal.notImplemented("spec." + asked, asked, accepted());
        }
        return question;
    }

    private String accepted() {
        return byKind.keySet().stream().map(Questions::word).collect(joining(", "));
    }

    private static String word(AnalysisSpec.QuestionCase kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static Question refuseSecond(Question one, Question other) {
        throw new IllegalStateException("%s and %s answer the same question".formatted(one, other));
    }
}
