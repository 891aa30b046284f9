#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension String: EnvValue {
    /// Any text.
    public static var envExpectation: String { "a text" }
    /// Takes the text as it is.
    public init?(envText text: String) { self = text }
    /// The text itself.
    public var envText: String { self }
}

extension Int: EnvValue {
    /// A whole number.
    public static var envExpectation: String { "a whole number" }
    /// Reads a decimal number.
    public init?(envText text: String) {
        guard let value = Int(EnvText.trimmed(text)) else { return nil }
        self = value
    }
    /// The number in decimal.
    public var envText: String { String(self) }
}

extension Double: EnvValue {
    /// A number.
    public static var envExpectation: String { "a number" }
    /// Reads a finite number.
    public init?(envText text: String) {
        guard let value = Double(EnvText.trimmed(text)), value.isFinite else { return nil }
        self = value
    }
    /// The shortest text that reads back as the same number.
    public var envText: String { description }
}

extension Bool: EnvValue {
    /// The eight words.
    public static var envExpectation: String { "true or false (also 1 or 0, yes or no, on or off)" }
    /// Reads `true`, `false`, `1`, `0`, `yes`, `no`, `on` or `off`, in any case of letters.
    public init?(envText text: String) {
        switch EnvText.trimmed(text).lowercased() {
        case "true", "1", "yes", "on": self = true
        case "false", "0", "no", "off": self = false
        default: return nil
        }
    }
    /// `true` or `false`.
    public var envText: String { self ? "true" : "false" }
}

extension URL: EnvValue {
    /// An address with its scheme.
    public static var envExpectation: String { "an address with its scheme, such as https://example.com" }
    /// Reads an absolute address: it has a scheme, and no white space.
    public init?(envText text: String) {
        let trimmed = EnvText.trimmed(text)
        guard !trimmed.contains(where: \.isWhitespace), let url = URL(string: trimmed), let scheme = url.scheme,
            !scheme.isEmpty, trimmed.utf8.count > scheme.utf8.count + 1
        else { return nil }
        self = url
    }
    /// The whole address.
    public var envText: String { absoluteString }
}

extension Duration: EnvValue {
    /// A plain number is seconds.
    public static var envExpectation: String { "a number of seconds, or a duration such as 500ms, 30s, 5m or 2h" }
    /// Reads `30` (seconds), `500ms`, `30s`, `5m`, `2h` or `7d`.
    public init?(envText text: String) {
        guard let value = EnvTimeUnit.seconds.duration(from: text) else { return nil }
        self = value
    }
    /// A number of seconds, or of milliseconds with its suffix.
    public var envText: String { EnvTimeUnit.seconds.text(of: self) }
}

extension Secret: EnvValue where Value == String {
    /// Any text.
    public static var envExpectation: String { "a secret text" }
    /// True: the text is never shown.
    public static var isEnvSecret: Bool { true }
    /// Wraps the text as it is.
    public init?(envText text: String) { self.init(text) }
    /// Empty: a secret has no text to show.
    public var envText: String { "" }
}

extension Array: EnvValue where Element: EnvValue {
    /// Values separated by commas.
    public static var envExpectation: String { "values separated by commas, each \(Element.envExpectation)" }
    /// True when the elements are secret.
    public static var isEnvSecret: Bool { Element.isEnvSecret }
    /// Reads each part between commas; white space around parts and empty parts are skipped.
    public init?(envText text: String) {
        var values: [Element] = []
        for part in text.split(separator: ",") {
            let part = EnvText.trimmed(String(part))
            if part.isEmpty { continue }
            guard let value = Element(envText: part) else { return nil }
            values.append(value)
        }
        self = values
    }
    /// The parts joined with commas.
    public var envText: String { map(\.envText).joined(separator: ",") }
}
