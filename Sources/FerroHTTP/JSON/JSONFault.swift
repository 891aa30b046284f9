/// The first place where a text stops being the JSON that is accepted.
public struct JSONFault: Error, Hashable, CustomStringConvertible {
    /// What is wrong there; it holds nothing of the text.
    public var reason: String
    /// From 1.
    public var line: Int
    /// From 1, counted in characters of the encoding, that is Unicode scalars.
    public var column: Int

    /// `a comma or } was expected at line 3, column 1`.
    public var description: String { "\(reason) at line \(line), column \(column)" }

    init(_ reason: String, at position: Int, in bytes: UnsafeRawBufferPointer) {
        let before = bytes[..<min(position, bytes.count)]
        let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        self.reason = reason
        line = before.count { $0 == 0x0A } + 1
        column = before[start...].count { $0 & 0xC0 != 0x80 } + 1
    }
}
