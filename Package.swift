// swift-tools-version: 6.1
import PackageDescription

/// The processor the kernels are built for. `native` is the machine at hand; a level such as `x86-64-v3`
/// makes binaries that run elsewhere: SOMA_CPU=x86-64-v3 make.
let processor = Context.environment["SOMA_CPU"] ?? "native"

#if arch(arm64)
    // Untried.
    let processorFlag = "-mcpu=" + processor
#else
    let processorFlag = "-march=" + processor
#endif

/// Without processor flags a fused multiply-add is a library call; without optimisation the tests crawl.
let kernelSettings: [SwiftSetting] = [.unsafeFlags(["-Ounchecked", "-Xcc", processorFlag, "-Xcc", "-fno-math-errno"])]

/// `make fuzz` builds libFuzzer's target in place of the tests of hostile input: both are made of the same files.
let isFuzzing = Context.environment["SOMA_FUZZ"] != nil
let readers: [Target.Dependency] = ["Cells", "Experiments", "Problems", "Formulas"]
let hostileInput: Target =
    isFuzzing
    ? .executableTarget(
        name: "fuzz", dependencies: readers, path: "Tests/HostileInputTests",
        exclude: ["HostileInputTests.swift", "Corpus"],
        swiftSettings: [.unsafeFlags(["-parse-as-library"])])
    : .testTarget(name: "HostileInputTests", dependencies: readers, exclude: ["Fuzz.swift", "Corpus"])

/// So that the program can say what its kernels were built for.
let programSettings: [SwiftSetting] = processor == "native" ? [.define("NATIVE_PROCESSOR")] : []

let package = Package(
    name: "Soma",
    products: [.executable(name: "soma", targets: ["soma"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    ],
    targets: [
        .target(name: "CFloatingPoint"),
        .target(name: "Kernels", dependencies: ["CFloatingPoint"], swiftSettings: kernelSettings),
        .target(name: "ExpressionGraph"),
        .target(name: "Execution", dependencies: ["Kernels", "ExpressionGraph"]),
        .target(name: "Catalogue", dependencies: ["ExpressionGraph"]),
        .target(name: "References", dependencies: ["Catalogue", "ExpressionGraph"]),
        .target(name: "Formulas"),
        // libpng, and the zlib it stands on.
        .systemLibrary(name: "CPng", providers: [.apt(["libpng-dev", "zlib1g-dev"])]),
        .target(name: "Problems", dependencies: ["Formulas", "CPng"], resources: [.copy("Resources")]),
        .target(
            name: "Experiments",
            dependencies: ["ExpressionGraph", "Catalogue", "Problems", "Formulas", "Yams"],
            resources: [.copy("Resources")]),
        .target(
            name: "Training",
            dependencies: ["Execution", "ExpressionGraph", "Catalogue", "Experiments", "Problems"]),
        .target(name: "Cells"),
        .target(
            name: "Playground",
            dependencies: ["Cells", "Training", "Experiments", "Catalogue", "Problems", "ExpressionGraph", "Formulas"]),
        .target(name: "CNcurses"),
        .target(name: "CAllocations"),
        .target(name: "CursesTerminal", dependencies: ["Cells", "CNcurses"]),
        .executableTarget(
            name: "soma",
            dependencies: [
                "Kernels", "ExpressionGraph", "Execution", "Catalogue", "References", "Formulas", "Problems",
                "Experiments", "Training", "Cells", "Playground", "CursesTerminal", "CAllocations",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], swiftSettings: programSettings),
        .target(name: "TestSupport", path: "Tests/TestSupport"),
        .testTarget(name: "KernelsTests", dependencies: ["Kernels"]),
        .testTarget(name: "ExpressionGraphTests", dependencies: ["ExpressionGraph", "TestSupport"]),
        .testTarget(name: "ExecutionTests", dependencies: ["Execution", "ExpressionGraph", "Kernels", "TestSupport"]),
        .testTarget(
            name: "CatalogueTests", dependencies: ["Catalogue", "ExpressionGraph", "TestSupport"], exclude: ["Fixtures"]
        ),
        .testTarget(name: "ReferencesTests", dependencies: ["References", "ExpressionGraph", "TestSupport"]),
        .testTarget(name: "FormulasTests", dependencies: ["Formulas"]),
        .testTarget(name: "ProblemsTests", dependencies: ["Problems", "Formulas"], exclude: ["Cases"]),
        .testTarget(
            name: "ExperimentsTests",
            dependencies: [
                "Experiments", "Catalogue", "Problems", "ExpressionGraph", "Formulas", "CAllocations", "TestSupport",
            ]),
        .testTarget(
            name: "TrainingTests",
            dependencies: [
                "Training", "Experiments", "Catalogue", "Problems", "Execution", "ExpressionGraph", "Kernels",
                "TestSupport",
            ],
            exclude: ["Fixtures", "Plans/Goldens"]),
        .testTarget(name: "CellsTests", dependencies: ["Cells", "TestSupport"], exclude: ["Goldens"]),
        .testTarget(
            name: "PlaygroundTests",
            dependencies: ["Playground", "Cells", "Training", "Experiments", "Catalogue", "Problems", "TestSupport"],
            exclude: ["Goldens", "Stages/Network/Panels/Goldens"]),
        .testTarget(name: "CursesTerminalTests", dependencies: ["CursesTerminal", "Cells"]),
        // Runs the built program: `swift build --build-tests` builds it too.
        .testTarget(name: "somaTests", dependencies: ["TestSupport"], exclude: ["Fixtures", "Goldens"]),
        .testTarget(name: "ArchitectureTests", dependencies: ["TestSupport"]),
        hostileInput,
        .executableTarget(
            name: "terminal-probe", dependencies: ["Cells", "CNcurses", "CursesTerminal"], path: "Tests/Terminal/Probe"),
    ],
    swiftLanguageModes: [.v6]
)
