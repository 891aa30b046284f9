extension SeedCatalog {
    static let projects = [
        Part(
            prefix: "https://github.com/", tags: ["open-source"],
            rows: """
                apple/swift-nio | SwiftNIO: event-driven network application framework | swift networking
                apple/swift-log | A logging API for Swift | swift observability
                apple/swift-metrics | A metrics API for Swift | swift metrics
                apple/swift-http-types | Version-independent HTTP currency types for Swift | swift http
                apple/swift-collections | Commonly used data structures for Swift | swift data-structures
                apple/swift-algorithms | Sequence and collection algorithms for Swift | swift
                apple/swift-async-algorithms | Async algorithms for Swift | swift concurrency
                swiftlang/swift-testing | Swift Testing | swift testing
                swiftlang/swift-syntax | A set of Swift libraries for parsing and generating Swift | swift macros
                swiftlang/swift-format | Formatting technology for Swift source code | swift tools
                swift-server/swift-service-lifecycle | Cleanly start up and shut down applications | swift servers
                swift-server/async-http-client | HTTP client library built on SwiftNIO | swift http
                hummingbird-project/hummingbird | Lightweight, flexible HTTP server framework in Swift | swift servers
                vapor/vapor | A server-side Swift HTTP web framework | swift servers
                vapor/postgres-nio | Non-blocking, event-driven Swift client for PostgreSQL | swift postgres
                rails/rails | Ruby on Rails | ruby web
                laravel/laravel | Laravel, the application skeleton | php web
                phoenixframework/phoenix | Peace of mind from prototype to production | elixir web
                django/django | The web framework for perfectionists with deadlines | python web
                tokio-rs/axum | Ergonomic and modular web framework | rust web
                tokio-rs/tokio | A runtime for writing reliable asynchronous applications | rust concurrency
                seanmonstar/reqwest | An easy and powerful Rust HTTP client | rust http
                gin-gonic/gin | Gin, a web framework in Go | go web
                golang/go | The Go programming language | go
                rust-lang/rust | The Rust compiler and standard library | rust
                microsoft/TypeScript | TypeScript | typescript
                sqlite/sqlite | Official Git mirror of the SQLite source tree | sqlite databases
                postgres/postgres | Mirror of the official PostgreSQL repository | postgres databases
                redis/redis | Redis | redis databases
                valkey-io/valkey | Valkey, a flexible distributed key-value datastore | redis databases
                benbjohnson/litestream | Streaming replication for SQLite | sqlite operations
                curl/curl | curl and libcurl | http tools
                nghttp2/nghttp2 | HTTP/2 C library and tools | http2 c
                nginx/nginx | nginx | servers http
                caddyserver/caddy | Fast and extensible web server with automatic HTTPS | servers tls
                haproxy/haproxy | HAProxy load balancer | servers networking
                envoyproxy/envoy | Cloud-native edge and service proxy | servers networking
                grafana/grafana | The open observability platform | observability
                prometheus/prometheus | Monitoring system and time series database | observability metrics
                getsentry/sentry | Error tracking and performance monitoring | observability
                wg/wrk | Modern HTTP benchmarking tool | performance tools
                hatoo/oha | HTTP load generator with a terminal interface | performance tools
                sharkdp/hyperfine | A command-line benchmarking tool | performance tools
                BurntSushi/ripgrep | ripgrep recursively searches directories | tools rust
                junegunn/fzf | A command-line fuzzy finder | tools
                jqlang/jq | Command-line JSON processor | json tools
                casey/just | Just a command runner | tools
                koalaman/shellcheck | A static analysis tool for shell scripts | shell tools
                git/git | Git source code mirror | git
                jesseduffield/lazygit | A simple terminal interface for git commands | git tools
                neovim/neovim | Vim-fork focused on extensibility and usability | editors
                helix-editor/helix | A post-modern modal text editor | editors rust
                astral-sh/ruff | An extremely fast Python linter and formatter | python tools
                pallets/flask | The Python micro framework | python web
                fastapi/fastapi | FastAPI framework | python api
                vitejs/vite | Next generation frontend tooling | javascript tools
                sveltejs/svelte | Web development for the rest of us | javascript web
                bigskysoftware/htmx | htmx: high power tools for HTML | html web
                hotwired/turbo | The speed of a single-page web application without writing JavaScript | javascript web
                inertiajs/inertia | Build single-page apps without building an API | javascript web
                tldr-pages/tldr | Collaborative cheatsheets for console commands | tools docs
                donnemartin/system-design-primer | Learn how to design large-scale systems | architecture
                kelseyhightower/nocode | The best way to write secure and reliable applications | humour
                danluu/post-mortems | A collection of postmortems | reliability
                minimaxir/big-list-of-naughty-strings | Strings that have a high probability of causing issues | testing
                """)
    ]
}
