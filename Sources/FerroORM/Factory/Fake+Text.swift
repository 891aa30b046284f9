extension Fake {
    /// One word in lower case.
    public func word() -> String { pick(FakeWords.words) }

    /// A sentence of six to twelve words.
    public func sentence() -> String { sentence(words: number(in: 6...12)) }

    /// A sentence of a number of words, at least one.
    public func sentence(words count: Int) -> String {
        let words = (0..<max(1, count)).map { _ in word() }.joined(separator: " ")
        return words.prefix(1).uppercased() + words.dropFirst() + "."
    }

    /// A few sentences.
    public func paragraph(sentences count: Int = 4) -> String {
        (0..<max(1, count)).map { _ in sentence() }.joined(separator: " ")
    }

    /// Text of at most so many characters, cut between words; empty when no word fits.
    public func text(_ length: Int = 200) -> String {
        var text = ""
        while true {
            let word = word()
            if text.count + word.count + (text.isEmpty ? 0 : 1) > length { return text }
            text += (text.isEmpty ? "" : " ") + word
        }
    }

    /// Words with hyphens between, as in an address: `quiet-river-stone`.
    public func slug(words count: Int = 3) -> String {
        (0..<max(1, count)).map { _ in word() }.joined(separator: "-")
    }
}
