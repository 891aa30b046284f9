internal import Ferro

/// What people say below links.
enum SeedRemarks {
    /// Remarks in a random order, those about one of the tags among them.
    static func remarks(for tags: [String], using random: inout SplitMix64) -> [String] {
        let about = tags.flatMap { byTag[$0] ?? [] }.shuffled(using: &random)
        let common = general.shuffled(using: &random)
        return Array((about.prefix(3) + common.prefix(8)).shuffled(using: &random))
    }

    private static let general = [
        "Read this over lunch, and the middle part is what we got wrong last quarter.",
        "Can we put this into the onboarding notes? I wish I had seen it in my first week.",
        "I disagree with the conclusion, but the measurements are solid.",
        "The diagram halfway down explains more than the whole text.",
        "Short version for those in a hurry: measure first, then change one thing.",
        "We tried exactly this two years ago. It worked until the second region.",
        "Saved. I will bring it to Thursday's reading group.",
        "Good find! The comments on the original are worth a look too.",
        "This is older than it looks, but everything in it still holds.",
        "I keep coming back to this page. It deserves to be pinned.",
        "Has anyone tried it with real traffic?\n\nOur staging numbers never told the truth about this.",
        "Thanks, this answered a question I had been carrying around for weeks.",
        "The second half is the better one; skip the introduction.",
        "Not sure it applies to us, we are three orders of magnitude smaller. Nice problem to have, though.",
        "Someone should write the counterpart to this: when not to do it.",
        "I linked this from the ticket, so that whoever picks it up has the background.",
        "Bookmarked twice by accident. That says something.",
        "The footnotes are the best part.",
        "Careful: the defaults it describes changed since. The reasoning did not.",
        "This is the page I send to people who ask why we do it this way.",
        "We do steps one to three already. Step four is the one that would have saved us in March.",
        "Very readable, even without the background.",
        "Agreed, and I would add: write down why, not just what.",
        "Took me an hour to work through, and it was time well spent.",
    ]

    private static let byTag: [String: [String]] = [
        "sqlite": [
            "One file, no server, and backups are a copy. For internal tools I would start here every time.",
            "Remember to set a busy timeout, or the first concurrent write will surprise you.",
        ],
        "postgres": [
            "Run it with EXPLAIN (ANALYZE, BUFFERS) before you believe any of it.",
            "The part about long transactions and vacuum is what bit us in production.",
        ],
        "performance": [
            "What was the p99? Averages hide exactly the thing we care about.",
            "I would love to see this repeated on a machine with two cores.",
        ],
        "security": [
            "Added to the checklist for the next review.",
            "Note that escaping depends on where the value goes: text, attribute and URL are three different things.",
        ],
        "swift": [
            "Works the same on Linux, I checked with 6.1.",
            "The migration was mostly adding Sendable where we had been lying to ourselves.",
        ],
        "concurrency": [
            "Structured concurrency makes this so much easier to reason about.",
            "The cancellation section is the one to read twice.",
        ],
        "http": [
            "I had no idea that HEAD must answer with the same headers.",
            "So our cache headers have been wrong all along. Opening a ticket.",
        ],
        "caching": ["Invalidation is easy as long as the key has the version in it."],
        "queues": [
            "Push the job in the same transaction as the row. Everything else loses one of them sooner or later.",
            "At least once means twice on a bad day: make it idempotent.",
        ],
        "testing": ["No sleeps in tests, ever. This shows how."],
        "git": ["The part on writing the message for the reader is worth printing."],
        "accessibility": [
            "Tried our forms with a screen reader after this. Three fixes, ten minutes each.",
            "Please, everybody, stop removing focus outlines.",
        ],
        "humour": ["Every single time.", "I feel seen.", "We should frame this one."],
        "observability": ["Low cardinality labels! We learned that the expensive way."],
        "reliability": ["Retries without jitter are how a small outage becomes a big one."],
        "css": ["Removed forty lines of our style sheet thanks to this."],
        "books": ["We have two copies in the office if someone wants to borrow one."],
        "tools": ["Installed it, and it is already part of my muscle memory."],
        "api": ["This settles the discussion about error bodies, I think."],
        "distributed": ["The clock section is scary, in a good way."],
        "docs": ["Tutorial, how-to, reference, explanation: we mix all four on one page."],
    ]
}
