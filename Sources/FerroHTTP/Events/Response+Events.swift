import HTTPTypes

extension Response {
    /// An event stream, which a browser reads by `EventSource` (WHATWG HTML, 9.2).
    ///
    /// ```swift
    /// return .events(retry: .seconds(3), heartbeat: .seconds(15)) { events in
    ///     for await score in scores.updates(after: request.lastEventID) {
    ///         try await events.send(ServerEvent(json: score, id: "\(score.version)"))
    ///     }
    /// }
    /// ```
    ///
    /// The function runs once the head was sent, and not for HEAD. The stream ends when it returns. It is cancelled when
    /// the client leaves, which is noticed with the next bytes, and when the server stops: the client connects again,
    /// elsewhere, and says by `Last-Event-ID` what it had last. What the function throws otherwise cuts the connection.
    ///
    /// - Parameters:
    ///   - retry: how long the client waits before it connects again; nil for the browser's own time.
    ///   - heartbeat: how long the stream may be silent before a comment is sent, which keeps proxies from closing it and
    ///     shows that a client has gone; nil for none.
    ///   - buffer: what happens to messages that come faster than the client reads.
    public static func events(
        retry: Duration? = nil, heartbeat: Duration? = .seconds(15), buffer: EventBuffer = .none,
        _ produce: @escaping @Sendable (EventWriter) async throws -> Void
    ) -> Response {
        events(retry: retry, heartbeat: heartbeat, buffer: buffer, clock: ContinuousClock(), produce)
    }

    /// The messages of a sequence as an event stream, taken no faster than the client reads.
    public static func events<Events: AsyncSequence & Sendable>(
        _ events: Events, retry: Duration? = nil, heartbeat: Duration? = .seconds(15), buffer: EventBuffer = .none
    ) -> Response where Events.Element == ServerEvent {
        self.events(retry: retry, heartbeat: heartbeat, buffer: buffer) { writer in
            for try await event in events { try await writer.send(event) }
        }
    }

    /// An event stream whose heartbeats go by a clock of the caller's.
    package static func events(
        retry: Duration? = nil, heartbeat: Duration? = .seconds(15), buffer: EventBuffer = .none,
        clock: some Clock<Duration> & Sendable, _ produce: @escaping @Sendable (EventWriter) async throws -> Void
    ) -> Response {
        let stream = EventStream(retry: retry, heartbeat: heartbeat, buffer: buffer, clock: clock, produce: produce)
        return Response(headers: eventHeaders, body: .stream { try await stream.run($0) })
    }

    private static var eventHeaders: Headers {
        var headers: Headers = [.contentType: "text/event-stream", .cacheControl: "no-store"]
        // nginx keeps what passes through it otherwise.
        headers[.xAccelBuffering] = "no"
        return headers
    }
}
