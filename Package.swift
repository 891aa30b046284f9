// swift-tools-version:6.2
import CompilerPluginSupport
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

// Products of other packages, each named once. docs/architecture.md says why each is here.
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioEmbedded = Target.Dependency.product(name: "NIOEmbedded", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let nioTLS = Target.Dependency.product(name: "NIOTLS", package: "swift-nio")
let nioHTTP2 = Target.Dependency.product(name: "NIOHTTP2", package: "swift-nio-http2")
let nioHPACK = Target.Dependency.product(name: "NIOHPACK", package: "swift-nio-http2")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let swiftSyntax = ["SwiftSyntax", "SwiftSyntaxBuilder", "SwiftSyntaxMacros", "SwiftDiagnostics"]
    .map { Target.Dependency.product(name: $0, package: "swift-syntax") }
let compilerPlugin = Target.Dependency.product(name: "SwiftCompilerPlugin", package: "swift-syntax")
let macroTesting = ["SwiftSyntaxMacrosGenericTestSupport", "SwiftSyntaxMacroExpansion"]
    .map { Target.Dependency.product(name: $0, package: "swift-syntax") }

// Debian's configuration of hiredis holds a flag that SwiftPM refuses with a warning, and its headers are found without.
#if os(Linux)
    let hiredisConfig: String? = nil
#else
    let hiredisConfig: String? = "hiredis"
#endif

func library(_ name: String, _ dependencies: [Target.Dependency], path: String? = nil) -> Target {
    .target(name: name, dependencies: dependencies, path: path, swiftSettings: settings)
}
func program(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(name: name, dependencies: dependencies, swiftSettings: settings)
}
func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies, swiftSettings: settings)
}

let package = Package(
    name: "ferro",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "Ferro", targets: ["Ferro"]),
        .library(name: "FerroRedis", targets: ["FerroRedis"]),
        .library(name: "FerroCache", targets: ["FerroCache"]),
        .library(name: "FerroSQL", targets: ["FerroSQL", "FerroSQLite", "FerroPostgres"]),
        .library(name: "FerroQueue", targets: ["FerroQueue"]),
        .library(name: "FerroTesting", targets: ["FerroTesting"]),
        .executable(name: "web", targets: ["web"]),
        .executable(name: "worker", targets: ["worker"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.0"),
        .package(url: "https://github.com/apple/swift-nio-http2", from: "1.46.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-syntax", "602.0.0"..<"604.0.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.0"),
    ],
    targets: [
        // L0
        library("FerroSupport", []),
        // L1
        .systemLibrary(
            name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
        library("FerroCrypto", ["FerroSupport", "CCrypto"]),
        .systemLibrary(
            name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        library("FerroHTTP", ["FerroSupport", "CZlib", httpTypes, nioCore]),
        library("FerroSQL", ["FerroSupport"]),
        library("FerroValidation", ["FerroSupport"]),
        .systemLibrary(
            name: "CHiredis", pkgConfig: hiredisConfig, providers: [.apt(["libhiredis-dev"]), .brew(["hiredis"])]),
        library("FerroRedis", ["FerroSupport", "CHiredis", nioCore, nioPosix, nioSSL, logging]),
        // L2
        .macro(name: "FerroMacros", dependencies: swiftSyntax + [compilerPlugin], swiftSettings: settings),
        .systemLibrary(
            name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
        .systemLibrary(
            name: "CLibpq", pkgConfig: "libpq", providers: [.apt(["libpq-dev"]), .brew(["libpq"])]),
        library("FerroRouting", ["FerroHTTP", "FerroSupport", httpTypes]),
        library(
            "FerroServer",
            [
                "FerroHTTP", "FerroSupport", nioCore, nioPosix, nioSSL, nioTLS, nioHTTP2, nioHPACK, lifecycle, logging,
                httpTypes,
            ]),
        library("FerroPostgres", ["FerroSQL", "FerroSupport", "CLibpq", logging]),
        library("FerroSQLite", ["FerroSQL", "FerroSupport", "CSQLite"]),
        library("FerroORM", ["FerroSQL", "FerroSupport", "FerroCrypto", "FerroMacros"]),
        library("FerroCache", ["FerroSupport", "FerroSQL", "FerroRedis", logging]),
        library("FerroRecords", ["FerroSupport", "FerroRedis", "FerroMacros"]),
        library("FerroQueue", ["FerroSupport", "FerroSQL", "FerroRedis", logging, lifecycle]),
        // L3
        library("FerroViews", ["FerroHTTP", "FerroSupport", httpTypes, mustache]),
        library("FerroMonitor", ["FerroSupport", "FerroHTTP", httpTypes]),
        // L4
        library(
            "Ferro",
            [
                "FerroSupport", "FerroCrypto", "FerroHTTP", "FerroSQL", "FerroValidation", "FerroMacros",
                "FerroRouting",
                "FerroServer",
                "FerroPostgres", "FerroSQLite", "FerroORM", "FerroRedis", "FerroCache", "FerroRecords", "FerroQueue",
                "FerroViews", "FerroMonitor",
                nioCore, nioPosix, logging, httpTypes, lifecycle, signals, arguments,
            ]),
        // L5
        library(
            "FerroTesting",
            ["Ferro", "FerroSQL", "FerroPostgres", "FerroCache", "FerroRedis", "FerroQueue", "FerroSupport", nioCore]),
        library("AppConfig", ["Ferro"], path: "config"),
        library("AppMigrations", ["FerroORM"], path: "migrations"),
        library("App", ["Ferro", "AppConfig", "AppMigrations"], path: "app"),
        program("web", ["App", "Ferro"]),
        program("worker", ["App", "Ferro"]),
        // Started by scripts/prove-queue only, and no product.
        program(
            "queue-proof",
            [
                "FerroQueue", "FerroSQL", "FerroSQLite", "FerroPostgres", "FerroRedis", "FerroSupport",
                arguments, lifecycle, logging, nioPosix, signals,
            ]),
        // Run by scripts/fuzz only, and no product.
        library("FerroFuzz", ["FerroHTTP", "FerroRouting", "FerroSupport", httpTypes, nioCore]),
        program("fuzz", ["FerroFuzz"]),

        tests("FerroSupportTests", ["FerroSupport"]),
        tests("FerroHTTPTests", ["FerroHTTP", "FerroSupport", httpTypes, nioCore]),
        tests(
            "FerroServerTests",
            [
                "FerroServer", "FerroHTTP", nioCore, nioPosix, nioSSL, nioHTTP2, nioHPACK, httpTypes, lifecycle,
                logging,
            ]),
        tests("FerroCryptoTests", ["FerroCrypto"]),
        tests("FerroPostgresTests", ["FerroPostgres", "FerroSQL", "FerroSupport", "FerroTesting", logging]),
        tests(
            "FerroRedisTests", ["FerroRedis", "FerroSupport", "FerroTesting", nioCore, nioPosix, logging]),
        tests(
            "FerroCacheTests",
            [
                "FerroCache", "FerroRedis", "FerroSQL", "FerroSQLite", "FerroPostgres", "FerroSupport", "FerroTesting",
                nioPosix, logging,
            ]),
        tests(
            "FerroRecordsTests",
            ["FerroRecords", "FerroRedis", "FerroSupport", "FerroTesting", nioPosix, logging]),
        tests("FerroSQLTests", ["FerroSQL", "FerroSupport"]),
        tests("FerroSQLiteTests", ["FerroSQLite", "FerroSQL", "FerroTesting", "CSQLite"]),
        tests("FerroValidationTests", ["FerroValidation", "FerroSupport"]),
        tests("FerroMacrosTests", ["FerroMacros"] + swiftSyntax + macroTesting),
        tests("FerroRoutingTests", ["FerroRouting", "FerroHTTP", "FerroSupport", httpTypes, nioCore]),
        tests(
            "FerroORMTests", ["FerroORM", "FerroSQL", "FerroSQLite", "FerroPostgres", "FerroSupport"]),
        tests(
            "FerroQueueTests",
            [
                "FerroQueue", "FerroRedis", "FerroSQL", "FerroSQLite", "FerroPostgres", "FerroSupport", "FerroTesting",
                logging, lifecycle, nioPosix,
            ]),
        tests("FerroFuzzTests", ["FerroFuzz"]),
        tests("FerroViewsTests", ["FerroViews", "FerroHTTP", httpTypes, nioCore]),
        tests("FerroMonitorTests", ["FerroMonitor", "FerroHTTP", "FerroSupport", httpTypes]),
        tests(
            "FerroTests",
            [
                "Ferro", "FerroCache", "FerroCrypto", "FerroHTTP", "FerroRedis", "FerroTesting", "AppMigrations",
                arguments, logging, nioCore,
                nioPosix,
            ]),
        tests("MisuseTests", ["FerroORM", "FerroRecords", "FerroQueue", "FerroSQL", "FerroValidation"]),
        tests("AppTests", ["App", "AppMigrations", "Ferro", "FerroTesting"]),
    ]
)
