import HTTPTypes
import NIOCore

/// Drives a parser with the chunks of a body, for the iterator of the parts and for the body of the current one.
///
/// An actor, as a part's body may be read by another task; under a task executor it runs where its caller does.
actor MultipartReader {
    private var parser: MultipartParser
    private var source: any AsyncIteratorProtocol<ByteBuffer, any Error>
    /// The number of the current part, from 1.
    private var part = 0
    private var isPartOpen = false
    private var isPartBegun = false
    private var hasEnded = false
    private var isReading = false
    private var failure: (any Error)?

    init(_ parser: MultipartParser, _ start: @Sendable () -> any AsyncIteratorProtocol<ByteBuffer, any Error>) {
        self.parser = parser
        source = start()
    }

    /// The next part, after skipping the rest of the current one.
    func nextPart() async throws -> MultipartPart? {
        while let event = try await nextEvent() {
            guard case .part(let head) = event else { continue }
            part += 1
            isPartOpen = true
            isPartBegun = false
            return MultipartPart(head: head, body: MultipartPart.Body(reader: self, part: part))
        }
        return nil
    }

    /// The next bytes of a part, which must be the current one; nil at its end.
    func chunk(of number: Int, isFirst: Bool) async throws -> ByteBuffer? {
        guard number == part else { throw Self.misuse("was read after the next part was asked for") }
        guard !(isFirst && isPartBegun) else { throw Self.misuse("was read twice") }
        isPartBegun = true
        guard isPartOpen, case .body(let bytes)? = try await nextEvent() else { return nil }
        return bytes
    }

    private func nextEvent() async throws -> MultipartEvent? {
        if let failure { throw failure }
        guard !isReading else { throw Self.misuse("was read by two tasks at once") }
        isReading = true
        defer { isReading = false }
        do {
            while !hasEnded {
                if let event = try parser.next() { return note(event) }
                try await feed()
            }
            return nil
        } catch {
            failure = error
            throw error
        }
    }

    private func note(_ event: MultipartEvent) -> MultipartEvent {
        switch event {
        case .partEnd: isPartOpen = false
        case .end: hasEnded = true
        case .part, .body: break
        }
        return event
    }

    private func feed() async throws {
        var iterator = source
        let chunk = try await iterator.next(isolation: self)
        source = iterator
        guard let chunk else { return parser.finish() }
        parser.push(chunk)
    }

    private static func misuse(_ what: String) -> HTTPFailure {
        .multipart(
            "The body of a part \(what). Read the parts of a multipart body one after another, each once.",
            .internalServerError)
    }
}
