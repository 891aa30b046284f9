extension HTTPFailure {
    /// A name from outside as a message shows it: in quotes, at most 64 characters, without control characters.
    static func shown(_ name: String) -> String {
        let kept = name.unicodeScalars.prefix(64).filter { $0.properties.generalCategory != .control }
        return "\"\(String(String.UnicodeScalarView(kept)))\(name.unicodeScalars.count > 64 ? "…" : "")\""
    }
}
