// swift-tools-version: 6.2
import PackageDescription

/// Settings that every room shares: imports stay inside the room unless it says otherwise, and a
/// warning stops the build.
let house: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "charter",
  products: [
    .executable(name: "charter", targets: ["charter"]),
    .library(name: "CharterKit", targets: ["CharterKit"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),

    .target(name: "CharterDiagnostics", swiftSettings: house),
    .target(
      name: "CharterValues",
      dependencies: ["CharterDiagnostics", .product(name: "BigInt", package: "BigInt")],
      swiftSettings: house),
    .target(
      name: "CharterColumns", dependencies: ["CharterValues"], exclude: ["README.md"],
      swiftSettings: house),
    .target(name: "CharterSyntax", dependencies: ["CharterDiagnostics"], swiftSettings: house),
    .target(
      name: "CharterFormatter",
      dependencies: ["CharterDiagnostics", "CharterSyntax"],
      swiftSettings: house),
    .target(
      name: "CharterSemantics",
      dependencies: ["CharterDiagnostics", "CharterSyntax", "CharterValues"],
      swiftSettings: house),
    .target(
      name: "CharterData",
      dependencies: ["CharterDiagnostics", "CharterValues", "CharterColumns", "CLibYAML"],
      swiftSettings: house),
    .target(
      name: "CharterEngine",
      dependencies: [
        "CharterDiagnostics", "CharterValues", "CharterColumns", "CharterSemantics", "CharterData",
      ],
      exclude: ["Decisions/README.md", "Groups/README.md"],
      swiftSettings: house),
    .target(
      name: "CharterKit",
      dependencies: [
        "CharterDiagnostics", "CharterValues", "CharterColumns", "CharterSyntax",
        "CharterFormatter", "CharterSemantics", "CharterData", "CharterEngine",
      ],
      swiftSettings: house),
    .target(
      name: "CharterRevision",
      dependencies: [
        "CharterDiagnostics", "CharterValues", "CharterSyntax", "CharterSemantics", "CharterData",
        "CharterEngine", "CharterKit",
      ],
      swiftSettings: house),
    .executableTarget(
      name: "charter",
      dependencies: [
        "CharterKit", "CharterRevision", "CharterData", "CharterDiagnostics",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: house),

    .executableTarget(
      name: "charter-benchmarks",
      dependencies: [
        "CharterKit", "CharterEngine", "CharterColumns", "CharterData", "CharterSemantics",
        "CharterValues", "CharterDiagnostics",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Tests/Benchmarks/Harness",
      swiftSettings: house),

    .target(
      name: "CharterTestSupport",
      dependencies: ["CharterEngine", "CharterSemantics", "CharterValues"],
      path: "Tests/Support",
      exclude: ["Schemas"],
      swiftSettings: house),
    .target(
      name: "CharterGenerators",
      dependencies: [
        "CharterTestSupport",
        "CharterEngine", "CharterColumns", "CharterSemantics", "CharterFormatter",
        "CharterSyntax", "CharterData", "CharterValues", "CharterDiagnostics",
      ],
      path: "Tests/Generators",
      exclude: ["README.md"],
      swiftSettings: house),
    .executableTarget(
      name: "differential", dependencies: ["CharterGenerators"], path: "Tests/Differential",
      swiftSettings: house),
    .testTarget(
      name: "DifferentialTests", dependencies: ["CharterGenerators"], swiftSettings: house),
    .testTarget(
      name: "BenchmarkTests", dependencies: ["charter-benchmarks"], swiftSettings: house),
    .testTarget(
      name: "CharterDiagnosticsTests",
      dependencies: ["CharterDiagnostics", "CharterTestSupport"],
      swiftSettings: house),
    .testTarget(
      name: "CharterValuesTests",
      dependencies: [
        "CharterTestSupport", "CharterValues", .product(name: "BigInt", package: "BigInt"),
      ],
      swiftSettings: house),
    .testTarget(
      name: "CharterColumnsTests",
      dependencies: ["CharterTestSupport", "CharterColumns", "CharterValues"],
      swiftSettings: house),
    .testTarget(
      name: "CharterSyntaxTests",
      dependencies: ["CharterSyntax", "CharterDiagnostics"],
      swiftSettings: house),
    .testTarget(
      name: "CharterFormatterTests",
      dependencies: [
        "CharterTestSupport",
        "CharterFormatter", "CharterSyntax", "CharterSemantics", "CharterKit", "CharterRevision",
        "CharterValues", "CharterDiagnostics", "charter",
      ],
      swiftSettings: house),
    .testTarget(
      name: "CharterSemanticsTests",
      dependencies: [
        "CharterTestSupport",
        "CharterDiagnostics", "CharterSemantics", "CharterSyntax", "CharterValues",
      ],
      swiftSettings: house),
    .testTarget(
      name: "CharterDataTests",
      dependencies: [
        "CharterTestSupport", "CharterData", "CharterColumns", "CharterDiagnostics",
        "CharterValues",
      ],
      swiftSettings: house),
    .testTarget(
      name: "CharterEngineTests",
      dependencies: [
        "CharterTestSupport", "CharterColumns", "CharterEngine", "CharterSemantics", "CharterData",
        "CharterValues", "CharterDiagnostics",
      ],
      swiftSettings: house),
    .testTarget(
      name: "CharterKitTests",
      dependencies: [
        "CharterTestSupport",
        "CharterKit", "CharterEngine", "CharterSemantics", "CharterData", "CharterValues",
        "CharterDiagnostics", "charter",
      ],
      exclude: ["Fixtures"],
      swiftSettings: house),
    .testTarget(
      name: "DocumentationTests",
      dependencies: [
        "CharterTestSupport",
        "CharterKit", "CharterRevision", "CharterEngine", "CharterSemantics", "CharterSyntax",
        "CharterData", "CharterValues", "CharterDiagnostics", "charter",
      ],
      swiftSettings: house),
    .testTarget(
      name: "CharterRevisionTests",
      dependencies: [
        "CharterTestSupport",
        "CharterRevision", "CharterKit", "CharterEngine", "CharterSemantics", "CharterData",
        "CharterSyntax", "CharterValues", "CharterDiagnostics",
      ],
      swiftSettings: house),
    .testTarget(
      name: "FixtureTests",
      dependencies: [
        "CharterKit", "CharterData", "CharterDiagnostics", "CharterEngine", "CharterSemantics",
        "CharterSyntax", "CharterValues",
      ],
      exclude: ["Fixtures"],
      swiftSettings: house),
    .testTarget(
      name: "PolicyTests",
      dependencies: [
        "CharterTestSupport",
        "CharterData", "CharterDiagnostics", "CharterEngine", "CharterKit", "CharterRevision",
        "CharterSemantics", "CharterSyntax",
        "CharterValues",
      ],
      swiftSettings: house),
  ]
)
