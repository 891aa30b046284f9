import Testing

/// What a client sends, and what RFC 9113 says that the server does about it.
struct WireCase: Sendable, CustomTestStringConvertible {
    enum Outcome: Sendable {
        /// The connection ends, by GOAWAY with one of the codes where one is sent.
        case connectionError([UInt32])
        /// Stream 1 is reset with one of the codes, and the connection goes on.
        case streamError([UInt32], stream: UInt32 = 1)
        /// The stream is answered with a status.
        case answer(String, stream: UInt32 = 1)
        /// Nothing happens: the connection goes on.
        case goesOn
    }

    var section: String
    var name: String
    var outcome: Outcome
    var frames: [Frame]
    /// Sent once stream 1 has been answered.
    var then: [Frame] = []

    init(
        _ section: String, _ name: String, _ outcome: Outcome, _ frames: [Frame], then: [Frame] = []
    ) {
        self.section = section
        self.name = name
        self.outcome = outcome
        self.frames = frames
        self.then = then
    }

    var testDescription: String { "\(section) \(name)" }

    /// Plays it on a connection of its own.
    func play(on client: FrameClient) async throws {
        _ = await client.receive { $0.frames.contains { $0.kind == Frame.Kind.settings && $0.has(Frame.Flag.ack) } }
        try await client.send(frames)
        if !then.isEmpty {
            _ = try await client.answer(1)
            try await client.send(then)
        }
        switch outcome {
        case .connectionError(let codes):
            let received = await client.receiveToEnd()
            #expect(codes.contains(received.goAway ?? 99), "GOAWAY \(String(describing: received.goAway))")
        case .streamError(let codes, let stream):
            let received = await client.receive { $0.reset(of: stream) != nil }
            #expect(codes.contains(received.reset(of: stream) ?? 99), "\(received)")
            try await proveAlive(client)
        case .answer(let status, let stream):
            #expect(try await client.answer(stream).status == status)
            try await proveAlive(client)
        case .goesOn: try await proveAlive(client)
        }
    }

    private func proveAlive(_ client: FrameClient) async throws {
        try await client.send(.ping("is alive"))
        let received = await client.receive { $0.frames.contains { $0.payload == Array("is alive".utf8) } }
        #expect(!received.isClosed, "\(received.frames)")
    }
}
