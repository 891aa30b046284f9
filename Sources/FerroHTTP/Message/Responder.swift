/// Answers a request: what the server calls, and what an application is when all its layers are folded together.
///
/// It cannot throw: whoever builds it has turned errors into responses. It runs on the event loop that serves the
/// connection until it suspends on something else, so it must not block.
public typealias Responder = nonisolated(nonsending) @Sendable (Request) async -> Response
