extension SeedCatalog {
    static let reading = [
        Part(
            prefix: "https://martinfowler.com/", suffix: ".html", tags: ["architecture"],
            rows: """
                articles/feature-toggles | Feature toggles | devops
                articles/branching-patterns | Patterns for managing source code branches | git
                articles/practical-test-pyramid | The practical test pyramid | testing
                articles/mocksArentStubs | Mocks aren't stubs | testing
                bliki/MonolithFirst | Monolith first | microservices
                bliki/StranglerFigApplication | Strangler fig | legacy
                bliki/TechnicalDebt | Technical debt | culture
                eaaCatalog/activeRecord | Active record | patterns databases
                eaaCatalog/unitOfWork | Unit of work | patterns databases
                bliki/TwoHardThings | Two hard things | humour caching
                """),
        Part(
            prefix: "https://danluu.com/", suffix: "/", tags: ["essays"],
            rows: """
                input-lag | Computer latency: 1977-2017 | performance
                file-consistency | Files are hard | files durability
                deconstruct-files | Files are fraught with peril | files durability
                simple-architectures | In defense of simple architectures | architecture
                postmortem-lessons | Reading postmortems | reliability
                web-bloat | How web bloat impacts users with slow connections | web performance
                monorepo | Advantages of monorepos | git
                """),
        Part(
            prefix: "https://jvns.ca/blog/", tags: ["learning"],
            rows: """
                2022/01/15/some-ways-to-get-better-at-debugging/ | Some ways to get better at debugging | debugging
                2016/10/15/operating-large-scale-systems/ | Operating a large distributed system in a reliable way | operations
                2019/06/23/a-few-debugging-resources/ | A few debugging resources | debugging
                2017/08/05/how-i-got-better-at-debugging/ | How I got better at debugging | debugging
                """),
        Part(
            prefix: "https://www.joelonsoftware.com/", suffix: "/", tags: ["essays"],
            rows: """
                2000/08/09/the-joel-test-12-steps-to-better-code | The Joel Test: 12 steps to better code | culture
                2003/10/08/the-absolute-minimum-every-software-developer-absolutely-positively-must-know-about-unicode-and-character-sets-no-excuses | The absolute minimum every developer must know about Unicode | unicode
                2002/11/11/the-law-of-leaky-abstractions | The law of leaky abstractions | architecture
                2000/04/06/things-you-should-never-do-part-i | Things you should never do, part I | legacy
                """),
        Part(
            prefix: "https://en.wikipedia.org/wiki/", tags: ["theory"],
            rows: """
                Little's_law | Little's law | queues performance
                Bloom_filter | Bloom filter | data-structures
                Consistent_hashing | Consistent hashing | distributed scaling
                Log-structured_merge-tree | Log-structured merge-tree | databases data-structures
                B-tree | B-tree | databases data-structures
                Conway's_law | Conway's law | culture architecture
                Hyrum%27s_law | Hyrum's law | api
                Fallacies_of_distributed_computing | Fallacies of distributed computing | distributed
                CAP_theorem | CAP theorem | distributed databases
                Two-phase_commit_protocol | Two-phase commit protocol | distributed transactions
                Exponential_backoff | Exponential backoff | networking reliability
                Token_bucket | Token bucket | networking
                Levenshtein_distance | Levenshtein distance | algorithms
                Timing_attack | Timing attack | security
                Law_of_triviality | Law of triviality, or bikeshedding | culture humour
                """),
        Part(
            prefix: "https://xkcd.com/", suffix: "/", tags: ["humour"],
            rows: """
                927 | Standards | specs
                1319 | Automation | tools
                1205 | Is it worth the time? | tools
                327 | Exploits of a Mom | sql security
                2347 | Dependency | open-source
                1597 | Git | git
                936 | Password strength | passwords security
                303 | Compiling | culture
                1739 | Fixing problems | debugging
                979 | Wisdom of the ancients | debugging
                1179 | ISO 8601 | dates
                """),
        Part(
            prefix: "https://", tags: ["reading"],
            rows: """
                12factor.net/ | The Twelve-Factor App | architecture devops
                semver.org/ | Semantic Versioning 2.0.0 | releases
                keepachangelog.com/en/1.1.0/ | Keep a changelog | releases docs
                www.conventionalcommits.org/en/v1.0.0/ | Conventional commits | git
                diataxis.fr/ | Diátaxis: a systematic approach to technical documentation | docs writing
                www.writethedocs.org/guide/ | Write the Docs: the documentation guide | docs writing
                google.github.io/eng-practices/review/ | How to do a code review | review culture
                cbea.ms/git-commit/ | How to write a Git commit message | git writing
                learngitbranching.js.org/ | Learn Git branching | git learning
                ohshitgit.com/ | Oh Shit, Git!?! | git humour
                www.rfc1149.net/rfc1149.html | Carrier pigeons, actually implemented | humour networking
                hpbn.co/ | High Performance Browser Networking | books networking performance
                web.dev/articles/vitals | Web Vitals | web performance
                every-layout.dev/ | Every Layout: relearn CSS layout | css books
                www.a11yproject.com/checklist/ | The A11Y Project checklist | accessibility
                inclusive-components.design/ | Inclusive Components | accessibility html
                adactio.com/journal/ | Adactio: journal | web
                resilientwebdesign.com/ | Resilient Web Design | web books
                htmx.org/essays/ | Essays on hypermedia | html web
                craftinginterpreters.com/ | Crafting Interpreters | books compilers
                teachyourselfcs.com/ | Teach yourself computer science | learning
                pages.cs.wisc.edu/~remzi/OSTEP/ | Operating Systems: Three Easy Pieces | books linux
                beej.us/guide/bgnet/ | Beej's Guide to Network Programming | networking c
                www.kegel.com/c10k.html | The C10K problem | networking scaling
                queue.acm.org/ | ACM Queue | essays
                lwn.net/Kernel/Index/ | LWN kernel index | linux
                blog.cloudflare.com/ | The Cloudflare blog | networking
                fly.io/blog/ | The Fly blog | servers
                stripe.com/blog/idempotency | Designing robust and predictable APIs with idempotency | api reliability
                stripe.com/blog/rate-limiters | Scaling your API with rate limiters | api scaling
                brandur.org/idempotency-keys | Implementing Stripe-like idempotency keys in Postgres | api postgres
                brandur.org/job-drain | Transactionally staged job drains in Postgres | queues postgres
                brandur.org/postgres-queues | Postgres job queues and failure by MVCC | queues postgres
                www.mcfunley.com/choose-boring-technology | Choose boring technology | architecture culture
                grugbrain.dev/ | The grug brained developer | humour essays
                increment.com/on-call/ | Increment: on-call | operations culture
                how.complexsystems.fail/ | How complex systems fail | reliability essays
                roadmap.sh/backend | Backend developer roadmap | learning
                regex101.com/ | regex101: build, test and debug regular expressions | tools
                jsoncrack.com/ | JSON Crack: see JSON as a graph | json tools
                crontab.guru/ | crontab guru: the editor for cron schedules | tools
                explainshell.com/ | explainshell: match command-line arguments to their help text | shell tools
                httpbin.org/ | httpbin: a simple HTTP request and response service | http tools
                securityheaders.com/ | Analyse your HTTP response headers | security http
                www.ssllabs.com/ssltest/ | SSL server test | tls security
                caniuse.com/ | Can I use: browser support tables | web tools
                godbolt.org/ | Compiler Explorer | compilers tools
                perf.wiki.kernel.org/index.php/Tutorial | perf: the tutorial | performance linux
                research.swtch.com/ | research!rsc: notes on programming | essays
                blog.codinghorror.com/ | Coding Horror | essays
                lobste.rs/ | Lobsters | community
                news.ycombinator.com/ | Hacker News | community
                """),
    ]
}
