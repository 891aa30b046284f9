/// Text from outside as it may be printed: nothing in it steers the terminal.
enum TerminalText {
    /// One line: control characters, line ends among them, become spaces.
    static func line(_ text: String) -> String { cleaned(text, except: []) }

    /// Several lines: line ends stay.
    static func lines(_ text: String) -> String { cleaned(text, except: ["\n"]) }

    private static func cleaned(_ text: String, except kept: [Unicode.Scalar]) -> String {
        var shown = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            shown.append(scalar.properties.generalCategory == .control && !kept.contains(scalar) ? " " : scalar)
        }
        return String(shown)
    }
}
