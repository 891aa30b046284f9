extension Rule where Value == String {
    /// Something other than white space.
    public static var notBlank: Rule {
        Rule(.notBlank) { text in text.contains { !$0.isWhitespace } }
    }

    /// A number of characters as a person counts them.
    ///
    /// Counting stops at the upper bound, and a text of more than 64 UTF-8 bytes per allowed character is too long
    /// whatever it looks like: one visible character can be made of any number of combining marks.
    public static func length(_ bounds: some Bounds<Int>) -> Rule {
        let (least, greatest) = (bounds.least, bounds.greatest)
        return Rule(.length(least, greatest)) { TextLength.fits($0, least, greatest) }
    }

    /// An email address as a browser's form accepts it, with a dot in the domain.
    ///
    /// Source: WHATWG HTML, "valid e-mail address"; at most 254 bytes, of which 64 before the `@` (RFC 5321).
    public static var email: Rule { Rule(.email, AddressSyntax.isEmail) }

    /// An `http` or `https` address with a host and without a user name (RFC 3986).
    public static var url: Rule { Rule(.url, AddressSyntax.isWebAddress) }

    /// One or more letters of any script.
    public static var alpha: Rule {
        Rule(.alpha) { text in !text.isEmpty && text.allSatisfy(\.isLetter) }
    }

    /// One or more letters and numbers of any script.
    public static var alphaNumeric: Rule {
        Rule(.alphaNumeric) { text in !text.isEmpty && text.allSatisfy { $0.isLetter || $0.isNumber } }
    }

    /// One or more letters and numbers of any script, dashes and underscores.
    public static var alphaDash: Rule {
        Rule(.alphaDash) { text in
            !text.isEmpty && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
        }
    }

    /// The whole text matches a regular expression.
    ///
    /// The expression is made for each check, since it cannot cross threads. A text of more than 2 048 UTF-8 bytes
    /// does not match; avoid nested repetition, whose cost grows faster than the text.
    public static func matches<Output>(
        _ regex: @autoclosure @escaping @Sendable () -> Regex<Output>, _ message: String? = nil
    ) -> Rule {
        custom(message ?? Message.format.text) { text in
            guard text.utf8.count <= 2_048 else { return false }
            return (try? regex().wholeMatch(in: text)) != nil
        }
    }

    /// A text that begins with another, letter case included.
    public static func prefix(_ start: String) -> Rule {
        Rule(.prefix(start)) { $0.hasPrefix(start) }
    }

    /// A text that ends with another, letter case included.
    public static func suffix(_ end: String) -> Rule {
        Rule(.suffix(end)) { $0.hasSuffix(end) }
    }
}
