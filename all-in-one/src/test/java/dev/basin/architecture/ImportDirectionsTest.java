package dev.basin.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Imports run one way: services over requests, serving, jobs, engine and the contracts; the gateway without the engine. */
@AnalyzeClasses(packages = "dev.basin", importOptions = ImportOption.DoNotIncludeTests.class)
class ImportDirectionsTest {
    private static final String ENGINE = "dev.basin.engine..";
    private static final String JOBS = "dev.basin.jobs..";
    private static final String SERVING = "dev.basin.serving..";
    private static final String REQUESTS = "dev.basin.requests..";
    private static final String CONTRACTS = "dev.basin.*.v1..";
    private static final String[] TENSORS = {"ai.djl..", ENGINE};

    @ArchTest
    static final ArchRule engineIsPlainJava = noClasses()
            .that()
            .resideInAPackage(ENGINE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus..", "io.grpc..", "jakarta..", CONTRACTS, JOBS, SERVING, REQUESTS);

    @ArchTest
    static final ArchRule exportKnowsNumbersOnly = noClasses()
            .that()
            .resideInAPackage("dev.basin.export..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "ai.djl..", "io.quarkus..", "io.grpc..", "jakarta..", ENGINE, CONTRACTS, JOBS, SERVING, REQUESTS);

    @ArchTest
    static final ArchRule jobsKnowNothingOfTheirWork = noClasses()
            .that()
            .resideInAPackage(JOBS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.djl..", "io.grpc..", ENGINE, CONTRACTS, SERVING, REQUESTS);

    @ArchTest
    static final ArchRule servingIsForServicesWithoutTensorsToo = noClasses()
            .that()
            .resideInAPackage(SERVING)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(TENSORS);

    @ArchTest
    static final ArchRule gatewayHasNoLibtorch = noClasses()
            .that(are("gateway"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.djl..", ENGINE, REQUESTS);

    @ArchTest
    static final ArchRule finetuneSpeaksOnlyContracts =
            speaksOnlyContracts("finetune", "landscape", "analysis", "gateway");

    @ArchTest
    static final ArchRule landscapeSpeaksOnlyContracts =
            speaksOnlyContracts("landscape", "finetune", "analysis", "gateway");

    @ArchTest
    static final ArchRule analysisSpeaksOnlyContracts =
            speaksOnlyContracts("analysis", "finetune", "landscape", "gateway");

    @ArchTest
    static final ArchRule gatewaySpeaksOnlyContracts =
            speaksOnlyContracts("gateway", "finetune", "landscape", "analysis");

    private static ArchRule speaksOnlyContracts(String service, String... others) {
        DescribedPredicate<JavaClass> other = DescribedPredicate.alwaysFalse();
        for (String name : others) {
            other = other.or(are(name));
        }
        return noClasses().that(are(service)).should().dependOnClassesThat(other);
    }

    /** The classes of a service, its contract left out. */
    private static DescribedPredicate<JavaClass> are(String service) {
        String root = "dev.basin." + service;
        return resideInAnyPackage(root + "..").and(resideOutsideOfPackages(root + ".v1.."));
    }
}
