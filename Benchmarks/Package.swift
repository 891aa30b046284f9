// swift-tools-version:6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

// A package of its own: what the framework is compared with must cost its users nothing.
let package = Package(
    name: "ferro-benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "ferro", path: ".."),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
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
            name: "http", dependencies: [.product(name: "Ferro", package: "ferro")], swiftSettings: settings),
        .executableTarget(
            name: "hummingbird",
            dependencies: [
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "NIOPosix", package: "swift-nio"), .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: settings),
        .executableTarget(
            name: "json",
            dependencies: [
                .product(name: "Ferro", package: "ferro"), .product(name: "NIOCore", package: "swift-nio"),
            ],
            swiftSettings: settings),
        .executableTarget(
            name: "sql",
            dependencies: [
                .product(name: "Ferro", package: "ferro"), .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: settings),
        .executableTarget(
            name: "queue",
            dependencies: [
                .product(name: "FerroQueue", package: "ferro"), .product(name: "FerroSQL", package: "ferro"),
                .product(name: "FerroRedis", package: "ferro"), .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: settings),
        .executableTarget(
            name: "redis",
            dependencies: [
                .product(name: "FerroRedis", package: "ferro"), .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"), .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: settings),
    ]
)
