internal import Ferro

/// Tags as a JSON array of names, or as the text of a form field, separated by commas or spaces.
struct TagList: Codable, Sendable, Equatable {
    /// Lower-case names in the order given, each once.
    var names: [String]

    init(_ names: [String] = []) {
        var seen: Set<String> = []
        self.names = names.map { $0.lowercased() }.filter { !$0.isEmpty && seen.insert($0).inserted }
    }

    init(text: String) {
        self.init(text.split { $0 == "," || $0.isWhitespace }.map(String.init))
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
            self.init(text: text)
        } else {
            self.init(try container.decode([String].self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(names)
    }
}

extension Rule<TagList> {
    /// At most five tags, each of 1 to 30 letters, digits, `-`, `_`, `.`, `+` or `#`.
    static var tags: Self {
        .custom("must be at most five words of up to 30 letters, digits, -, _, ., + or #") { list in
            list.names.count <= 5
                && list.names.allSatisfy { name in
                    // A letter can carry any number of marks, so the bytes are bounded too.
                    name.utf8.count <= 120 && name.count <= 30
                        && name.allSatisfy { $0.isLetter || $0.isNumber || "-_.+#".contains($0) }
                }
        }
    }
}
