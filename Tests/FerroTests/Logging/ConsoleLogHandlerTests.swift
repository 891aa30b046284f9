import Logging
import Testing

@testable import Ferro

@Suite struct `The console log` {
    @Test(arguments: [
        ("plain text, ü and 🙂", "plain text, ü and 🙂"),
        ("one\nforged line", "one\\u{a}forged line"),
        ("\u{1B}[31mred", "\\u{1b}[31mred"),
        ("\r\u{0}\u{7F}\u{9B}", "\\u{d}\\u{0}\\u{7f}\\u{9b}"),
        ("a\u{2028}b\u{202E}c", "a\\u{2028}b\\u{202e}c"),
    ])
    func `shows by its code what would break a line or a terminal`(text: String, shown: String) {
        #expect(ConsoleLogHandler.escaped(text) == shown)
        #expect(
            ConsoleLogHandler.escaped(.array([.dictionary(["k": .string(text)])]))
                == .array([.dictionary(["k": .string(shown)])]))
    }
}
