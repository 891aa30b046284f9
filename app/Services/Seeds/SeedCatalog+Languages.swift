extension SeedCatalog {
    static let languages = [
        Part(
            prefix: "https://github.com/swiftlang/swift-evolution/blob/main/proposals/", suffix: ".md", tags: ["swift"],
            rows: """
                0296-async-await | SE-0296: Async/await | concurrency
                0304-structured-concurrency | SE-0304: Structured concurrency | concurrency
                0306-actors | SE-0306: Actors | concurrency
                0302-concurrent-value-and-concurrent-closures | SE-0302: Sendable and @Sendable closures | concurrency
                0317-async-let | SE-0317: async let bindings | concurrency
                0337-support-incremental-migration-to-concurrency-checking | SE-0337: Incremental migration to concurrency checking | concurrency
                0382-expression-macros | SE-0382: Expression macros | macros
                0389-attached-macros | SE-0389: Attached macros | macros
                0390-noncopyable-structs-and-enums | SE-0390: Noncopyable structs and enums | ownership
                0393-parameter-packs | SE-0393: Value and type parameter packs | generics
                0408-pack-iteration | SE-0408: Pack iteration | generics
                0409-access-level-on-imports | SE-0409: Access-level modifiers on import declarations | modules
                0413-typed-throws | SE-0413: Typed throws | errors
                0414-region-based-isolation | SE-0414: Region based isolation | concurrency
                0430-transferring-parameters-and-results | SE-0430: sending parameters and results | concurrency
                0433-mutex | SE-0433: Synchronous mutual exclusion lock | concurrency
                0410-atomics | SE-0410: Low-level atomic operations | concurrency
                0447-span-access-shared-contiguous-storage | SE-0447: Span | performance
                0451-escaped-identifiers | SE-0451: Raw identifiers | testing
                0335-existential-any | SE-0335: Introduce existential any | generics
                """),
        Part(
            prefix: "https://www.swift.org/", tags: ["swift"],
            rows: """
                documentation/server/ | Swift on Server | servers
                documentation/concurrency/ | Enabling complete concurrency checking | concurrency
                documentation/articles/static-linux-getting-started.html | Getting started with the Static Linux SDK | linux
                documentation/server/guides/packaging.html | Packaging applications for deployment | devops
                documentation/server/guides/memory-leaks-and-usage.html | Debugging memory leaks and usage | performance
                documentation/api-design-guidelines/ | API Design Guidelines | api
                """),
        Part(
            prefix: "https://doc.rust-lang.org/", tags: ["rust"],
            rows: """
                book/ | The Rust Programming Language | books
                nomicon/ | The Rustonomicon | memory
                std/sync/atomic/ | std::sync::atomic | concurrency
                cargo/reference/profiles.html | Cargo profiles | performance
                """),
        Part(
            prefix: "https://go.dev/", tags: ["go"],
            rows: """
                blog/pipelines | Go concurrency patterns: pipelines and cancellation | concurrency
                blog/context | Go concurrency patterns: Context | concurrency
                blog/error-handling-and-go | Error handling and Go | errors
                blog/slog | Structured logging with slog | observability
                ref/mem | The Go Memory Model | concurrency memory
                doc/effective_go | Effective Go | style
                """),
        Part(
            prefix: "https://docs.python.org/3/", tags: ["python"],
            rows: """
                library/asyncio-task.html | Coroutines and tasks | concurrency
                library/sqlite3.html | sqlite3: DB-API 2.0 interface for SQLite databases | sqlite databases
                howto/logging.html | Logging HOWTO | observability
                library/dataclasses.html | dataclasses | style
                howto/unicode.html | Unicode HOWTO | unicode
                """),
        Part(
            prefix: "https://www.typescriptlang.org/docs/handbook/", suffix: ".html", tags: ["typescript"],
            rows: """
                2/narrowing | Narrowing | types
                2/generics | Generics | types generics
                2/conditional-types | Conditional types | types
                utility-types | Utility types | types
                release-notes/typescript-5-0 | TypeScript 5.0 | releases
                """),
    ]
}
