public import HTTPTypes

extension HTTPField.Name {
    /// `Last-Event-ID`, the id of the last message that a client of an event stream has.
    public static let lastEventID = HTTPField.Name("Last-Event-ID") ?? .via
    /// `X-Accel-Buffering`, whether nginx keeps a response before it passes it on.
    static let xAccelBuffering = HTTPField.Name("X-Accel-Buffering") ?? .via
}

extension Request {
    /// The id of the last message that the client of an event stream has (WHATWG HTML, 9.2.4).
    ///
    /// It is what an earlier ``ServerEvent`` said, or what the client made up. Nil when it is empty, longer than 1024
    /// bytes, sent twice, or no UTF-8 text without NUL.
    public var lastEventID: String? {
        let values = headers.values(for: .lastEventID)
        guard values.count == 1, let id = values.first, (1...1024).contains(id.utf8.count) else { return nil }
        // Bytes that are no UTF-8 were replaced when the field was read.
        guard !id.unicodeScalars.contains(where: { $0 == "\0" || $0 == "\u{FFFD}" }) else { return nil }
        return id
    }
}
