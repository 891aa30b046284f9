# shellcheck shell=bash
# Sourced by scripts/layers --self-test: a package with one violation of each kind, and one with none.
: "${root:?}"

tree=$(mktemp -d "${TMPDIR:-/tmp}/ferro layers.XXXXXX")
trap 'rm -rf -- "$tree"' EXIT

# file PATH: writes standard input to a file of the made-up package.
file() { mkdir -p "$(dirname -- "$tree/$1")" && cat > "$tree/$1"; }

# expect TITLE STATUS OUTPUT: runs the check on the made-up package and compares.
expect() {
    local status=0 output
    output=$(check "$tree" 2>&1) || status=$?
    if [ "$status" = "$2" ] && [ "$output" = "$3" ]; then return 0; fi
    note "expected status $2:" "$3"
    die "The self-test of scripts/layers failed: $1" "status $status:" "$output"
}

file Package.swift <<'SWIFT'
// swift-tools-version:6.2
import CompilerPluginSupport
import PackageDescription
let package = Package(
    name: "made-up",
    targets: [
        .target(name: "FerroSupport"),
        .target(name: "FerroHTTP", dependencies: ["FerroSupport"]),
        .target(name: "FerroSQL", dependencies: ["FerroSupport"]),
        .macro(name: "FerroMacros"),
        .target(name: "FerroORM", dependencies: ["FerroSQL", "FerroMacros"]),
        .target(name: "App", dependencies: ["FerroORM"], path: "app"),
        .testTarget(name: "FerroHTTPTests", dependencies: ["FerroHTTP"]),
    ]
)
SWIFT
file Sources/FerroSupport/Env.swift <<<'import Foundation'
file Sources/FerroMacros/Plugin.swift <<<'import Foundation'
file Sources/FerroHTTP/Request.swift <<<'public import FerroSupport'
file Sources/FerroSQL/SQL.swift <<<'import struct FerroSupport.Identifier'
file Sources/FerroORM/Model.swift <<'SWIFT'
// import FerroHTTP would be sideways
@_exported public import FerroSQL
#if canImport(Darwin)
    import Darwin
#endif
let template = """
import FerroHTTP
"""
SWIFT
file app/App.swift <<<'let nothing = 0'
file Tests/FerroHTTPTests/RequestTests.swift <<'SWIFT'
import Testing
@testable import FerroHTTP
SWIFT
expect "a dependency that is never imported is named" 1 "Package.swift: App declares FerroORM and never imports it
1 violation"

file app/App.swift <<<'import FerroORM'
expect "an import against the table is named with its line and what is allowed" 1 \
    "app/App.swift:1: App may not import FerroORM (allowed: Ferro AppConfig AppMigrations)
1 violation"

sed -i.old 's/"App", dependencies: \["FerroORM"\], path: "app"/"AppMigrations", dependencies: ["FerroORM"], path: "app"/' "$tree/Package.swift"
expect "a tree that keeps the table passes" 0 "7 targets, 5 arrows, all downwards"

file Sources/FerroSQL/Page.swift <<'SWIFT'

internal import FerroHTTP
SWIFT
expect "an import that goes sideways and is not declared is named twice" 1 \
    "Sources/FerroSQL/Page.swift:2: FerroSQL may not import FerroHTTP (allowed: FerroSupport)
Sources/FerroSQL/Page.swift:2: FerroSQL imports FerroHTTP, which Package.swift does not declare for it
2 violations"
rm "$tree/Sources/FerroSQL/Page.swift"

file Tests/FerroHTTPTests/SupportTests.swift <<<'import FerroSupport'
expect "a test has to declare what it imports" 1 \
    "Tests/FerroHTTPTests/SupportTests.swift:1: FerroHTTPTests imports FerroSupport, which Package.swift does not declare for it
1 violation"
rm "$tree/Tests/FerroHTTPTests/SupportTests.swift"

sed -i.old 's/\.target(name: "FerroHTTP", /.target(name: "FerroHelpers"), &/' "$tree/Package.swift"
expect "a target nobody gave a place is named" 1 "Package.swift: FerroHelpers is not in the table of scripts/layers
Package.swift: FerroHelpers has no Swift file
2 violations"

step "scripts/layers catches what it should"
