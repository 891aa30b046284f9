extension SeedCatalog {
    static let systems = [
        Part(
            prefix: "https://man7.org/linux/man-pages/", suffix: ".html", tags: ["linux"],
            rows: """
                man7/epoll.7 | epoll(7) | networking
                man2/sendfile.2 | sendfile(2) | performance
                man7/signal-safety.7 | signal-safety(7) | c
                man7/tcp.7 | tcp(7) | networking
                man7/cgroups.7 | cgroups(7) | containers
                man7/namespaces.7 | namespaces(7) | containers
                man2/openat2.2 | openat2(2) | security
                man1/strace.1 | strace(1) | debugging
                man1/perf-record.1 | perf-record(1) | performance
                man7/inotify.7 | inotify(7) | files
                """),
        Part(
            prefix: "https://www.brendangregg.com/", tags: ["performance"],
            rows: """
                linuxperf.html | Linux performance | linux
                flamegraphs.html | Flame graphs | profiling
                usemethod.html | The USE method | operations
                offcpuanalysis.html | Off-CPU analysis | profiling
                ebpf.html | Linux extended BPF tracing tools | linux
                """),
        Part(
            prefix: "https://sre.google/sre-book/", suffix: "/", tags: ["operations", "books"],
            rows: """
                service-level-objectives | Service level objectives | reliability
                monitoring-distributed-systems | Monitoring distributed systems | observability
                handling-overload | Handling overload | reliability
                addressing-cascading-failures | Addressing cascading failures | reliability
                postmortem-culture | Postmortem culture: learning from failure | culture
                eliminating-toil | Eliminating toil | culture
                being-on-call | Being on-call | culture
                release-engineering | Release engineering | devops
                data-integrity | Data integrity: what you read is what you wrote | durability
                """),
        Part(
            prefix: "https://aws.amazon.com/builders-library/", suffix: "/", tags: ["architecture", "reliability"],
            rows: """
                timeouts-retries-and-backoff-with-jitter | Timeouts, retries, and backoff with jitter | distributed
                avoiding-fallback-in-distributed-systems | Avoiding fallback in distributed systems | distributed
                using-load-shedding-to-avoid-overload | Using load shedding to avoid overload | scaling
                making-retries-safe-with-idempotent-APIs | Making retries safe with idempotent APIs | api
                caching-challenges-and-strategies | Caching challenges and strategies | caching
                avoiding-insurmountable-queue-backlogs | Avoiding insurmountable queue backlogs | queues
                implementing-health-checks | Implementing health checks | operations
                automating-safe-hands-off-deployments | Automating safe, hands-off deployments | devops
                instrumenting-distributed-systems-for-operational-visibility | Instrumenting distributed systems | observability
                workload-isolation-using-shuffle-sharding | Workload isolation using shuffle-sharding | scaling
                """),
        Part(
            prefix: "https://cheatsheetseries.owasp.org/cheatsheets/", suffix: ".html", tags: ["security"],
            rows: """
                Cross_Site_Scripting_Prevention_Cheat_Sheet | Cross site scripting prevention | web
                Cross-Site_Request_Forgery_Prevention_Cheat_Sheet | Cross-site request forgery prevention | web
                SQL_Injection_Prevention_Cheat_Sheet | SQL injection prevention | sql
                Password_Storage_Cheat_Sheet | Password storage | passwords
                Session_Management_Cheat_Sheet | Session management | cookies
                Server_Side_Request_Forgery_Prevention_Cheat_Sheet | Server side request forgery prevention | http
                File_Upload_Cheat_Sheet | File upload | files
                Logging_Cheat_Sheet | Logging | observability
                Content_Security_Policy_Cheat_Sheet | Content Security Policy | web
                REST_Security_Cheat_Sheet | REST security | api
                """),
        Part(
            prefix: "https://kubernetes.io/docs/concepts/", suffix: "/", tags: ["kubernetes", "devops"],
            rows: """
                workloads/pods/pod-lifecycle | Pod lifecycle | containers
                configuration/overview | Configuration good practices | operations
                services-networking/service | Service | networking
                workloads/controllers/job | Jobs | queues
                """),
        Part(
            prefix: "https://opentelemetry.io/docs/", suffix: "/", tags: ["observability"],
            rows: """
                concepts/signals/traces | Traces | tracing
                concepts/signals/metrics | Metrics | metrics
                specs/semconv/http | Semantic conventions for HTTP | http specs
                concepts/sampling | Sampling | tracing
                """),
        Part(
            prefix: "https://prometheus.io/docs/", suffix: "/", tags: ["observability", "metrics"],
            rows: """
                practices/naming | Metric and label naming | style
                practices/histograms | Histograms and summaries | performance
                practices/alerting | Alerting | operations
                instrumenting/exposition_formats | Exposition formats | specs
                """),
    ]
}
