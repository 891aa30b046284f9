// swift-tools-version:6.2
import PackageDescription

// A package of its own: what the framework is compared with must cost its users nothing.
let package = Package(
    name: "ferro-benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "ferro", path: ".."),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [
        .executableTarget(
            name: "cache",
            dependencies: [.product(name: "FerroCache", package: "ferro")],
            swiftSettings: [
                .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility"),
                .treatAllWarnings(as: .error),
            ]),
        .executableTarget(
            name: "sql",
            dependencies: [
                .product(name: "Ferro", package: "ferro"), .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: [
                .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility"),
                .treatAllWarnings(as: .error),
            ])
    ]
)
